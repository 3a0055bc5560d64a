using static TorchSharp.torch;

namespace DaNetGen.Generator.Tests.Reference;

/// <summary>One run of one network: its hyperparameters, the sizes of its inputs, and its values so far.</summary>
internal sealed class ReferenceFrame
{
    private readonly ReferenceProgram program;
    private readonly Dictionary<string, ReferenceType> closing;
    private readonly Dictionary<string, object?> hyperparameters = [];
    private readonly Dictionary<string, long> sizes = [];
    private readonly Dictionary<string, Tensor> values = [];
    private readonly Dictionary<string, Func<Tensor, Tensor>> layers = [];
    private readonly HashSet<string> open = [];

    public ReferenceFrame(ReferenceProgram program, ReferenceType type, IReadOnlyDictionary<string, object?> given)
    {
        (this.program, Network) = (program, program.Network(type.Name));
        if (type.Arguments.Count != Network.TypeParameters.Count)
            throw new ReferenceNameException($"'{type.Name}' takes {Network.TypeParameters.Count} networks");
        closing = Network.TypeParameters.Zip(type.Arguments).ToDictionary();
        foreach (var parameter in Network.Parameters)
        {
            hyperparameters[parameter.Name] = given.TryGetValue(parameter.Name, out var value) ? value
                : parameter.Default is { } missing ? ReferenceConstant.Of(missing)
                : throw new ReferenceNameException($"'{parameter.Name}' of '{type.Name}' is missing");
            IsRefused |= hyperparameters[parameter.Name] is int number && !parameter.Facts.All(f => f.IsMet(number));
        }

        foreach (var contract in program.ContractsOf(Network))
            Fulfils(contract);
    }

    public ReferenceNetwork Network { get; }

    /// <summary>The value of each stage that was computed, and of each output of the networks inside.</summary>
    public IReadOnlyDictionary<string, Tensor> Values => values;

    /// <summary>Whether the network runs against what is declared of its hyperparameters and inputs: compiled, it refuses to.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Whether PyTorch has stretched a value to another's size where no one asked for it.</summary>
    public bool HasStretched { get; private set; }

    /// <summary>The stage that is being computed; its path, inside a network inside.</summary>
    public string? Current { get; private set; }

    public void Run(IReadOnlyList<Tensor> inputs)
    {
        Bind(inputs);
        foreach (var stage in Network.Stages.Where(IsWanted))
            Compute(stage);
    }

    /// <summary>Holds inputs against their declared shapes and gives the symbols in those their sizes.</summary>
    public void Bind(IReadOnlyList<Tensor> inputs)
    {
        var declared = Network.Inputs.ToList();
        if (declared.Count != inputs.Count)
            throw new ReferenceNameException($"'{Network.Name}' reads {declared.Count} inputs, not {inputs.Count}");
        foreach (var (read, tensor) in declared.Zip(inputs))
        {
            Bind(read.Shape!, tensor.shape, $"input '{read.Name}'");
            IsRefused |= !read.Facts.All(f => IsMet(f, tensor));
            values[read.Name] = tensor;
        }
    }

    public void Bind(IReadOnlyList<object?> shape, long[] actual, string what)
    {
        if (shape.Count != actual.Length)
            throw new ReferenceShapeException($"{what} has rank {actual.Length}, not {shape.Count}");
        foreach (var (dim, size) in shape.Zip(actual))
        {
            if (dim is string name && name.All(c => char.IsLetterOrDigit(c) || c == '_') && Find(name) is null)
                sizes[name] = size;
            else if (ReferenceConstant.NamesIn(dim).All(n => Find(n) is not null) && Size(dim) != size)
                throw new ReferenceShapeException($"{what} is [{string.Join(", ", actual)}], not [{string.Join(", ", shape)}]");
        }
    }

    private bool IsMet(ReferenceFact fact, Tensor input) => fact.Name == "InputSize"
        ? input.shape[2] == (int)fact.Arguments[0]! && input.shape[3] == (int)fact.Arguments[1]!
        : fact.Arguments.Skip(1).All(name => Find((string)name!) is { } size && fact.IsMet(size));

    /// <summary>Computes a stage and what it reads.</summary>
    public void Compute(ReferenceStage stage)
    {
        if (values.ContainsKey(stage.ValueName) || !open.Add(stage.Name))
        {
            if (!values.ContainsKey(stage.ValueName))
                throw new ReferenceNameException($"'{stage.Name}' reads itself");
            return;
        }

        var inputs = stage.Reads.Select(Value).ToList();
        Current = stage.Name;
        Compute(stage, inputs);
    }

    /// <summary>A size that an attribute of this network names.</summary>
    public long Size(object? value) => ReferenceConstant.Size(value, Find);

    /// <summary>An argument's value: that of the hyperparameter that it names, else itself.</summary>
    public object? Argument(object? value) => value is string name && hyperparameters.TryGetValue(name, out var bound) ? bound : value;

    private void Compute(ReferenceStage stage, List<Tensor> inputs)
    {
        if (stage.Operator != "Use" && stage.Result != "Tensor")
            throw new ReferenceNameException($"'{stage.Name}' returns {stage.Result}");
        switch (stage.Operator)
        {
            case "Use":
                Use(stage, inputs);
                break;
            case "Reuse":
                var name = (string)stage.Arguments["stage"]!;
                Compute(Network.Stages.FirstOrDefault(s => s.Name == name) ?? throw new ReferenceNameException($"there is no stage '{name}'"));
                Current = stage.Name;
                values[stage.ValueName] = layers.TryGetValue(name, out var shared) ? shared(One(stage, inputs)) : throw new ReferenceNameException($"'{name}' has no layer");
                break;
            default:
                HasStretched |= stage.Operator is "Sum" or "Multiply" && !Equals(stage.Arguments.GetValueOrDefault("broadcast"), true) && inputs.Any(i => !i.shape.SequenceEqual(inputs[0].shape));
                var (result, layer) = ReferenceOperators.Run(new ReferenceArguments(stage, this), inputs);
                values[stage.ValueName] = result;
                if (layer is not null)
                    layers[stage.Name] = layer;
                break;
        }
    }

    private void Use(ReferenceStage stage, List<Tensor> inputs)
    {
        var type = stage.Network is { } named ? Close(named)
            : closing.TryGetValue((string)stage.Arguments["typeParameter"]!, out var closed) ? closed
            : throw new ReferenceNameException($"'{stage.Arguments["typeParameter"]}' is no type parameter");
        var network = program.Network(type.Name);
        var names = stage.Network is null ? program.ContractsOf(network).Single().Create : [.. network.Parameters.Select(p => p.Name)];
        if (stage.Rest.Count > names.Count || (stage.Network is null && stage.Rest.Count != names.Count))
            throw new ReferenceNameException($"'{network.Name}' takes {names.Count} arguments");
        var given = names.Zip(stage.Rest, (n, v) => (n, Value: ForHyperparameter(network.Parameters.First(p => p.Name == n), v))).ToDictionary(p => p.n, p => p.Value);
        var inner = new ReferenceFrame(program, type, given);
        try
        {
            inner.Run(inputs);
        }
        finally
        {
            HasStretched |= inner.HasStretched;
            IsRefused |= inner.IsRefused;
            Current = inner.Current is null ? stage.Name : $"{stage.Name}/{inner.Current}";
        }

        foreach (var output in network.Stages.Where(s => s.IsOutput && inner.values.ContainsKey(s.ValueName)))
            values[stage.ValueName + output.Name] = inner.values[output.ValueName];
        values[stage.ValueName] = zeros(0);
        Inner[stage.Name] = inner;
    }

    /// <summary>The frames of the networks that stages run.</summary>
    public Dictionary<string, ReferenceFrame> Inner { get; } = [];

    private object? ForHyperparameter(ReferenceParameter parameter, object? value)
    {
        if (value is string name && Network.Parameters.FirstOrDefault(p => p.Name == name) is { } own)
            return own.Type == parameter.Type ? hyperparameters[name] : throw new ReferenceNameException($"'{name}' is no {parameter.Type}");
        return (parameter.Type, value) switch
        {
            ("int", string text) => checked((int)Size(text)),
            ("int", int) or ("bool", bool) or ("double", int or double) or ("Norm", Norm) or ("int[]?", null) => value,
            _ => throw new ReferenceNameException($"'{parameter.Name}' takes no {value}"),
        };
    }

    private ReferenceType Close(ReferenceType type) => closing.TryGetValue(type.Name, out var closed) ? closed : type with { Arguments = [.. type.Arguments.Select(Close)] };

    private Tensor Value(ReferenceRead read)
    {
        if (read.Shape is not null)
            return values[read.Name];
        var source = values.ContainsKey(read.Source) ? read.Source : char.ToLowerInvariant(read.Source[0]) + read.Source[1..];
        var stage = Network.Stages.FirstOrDefault(s => s.Operator != "Use" && s.ValueName == source)
            ?? Network.Stages.FirstOrDefault(s => s.Operator == "Use" && source.StartsWith(s.ValueName, StringComparison.Ordinal) && OutputsOf(s).Contains(source[s.ValueName.Length..]));
        var isInput = Network.Inputs.Any(i => i.Name == source);
        if (isInput && stage is not null)
            throw new ReferenceNameException($"'{source}' is an input and a stage");
        if (stage is not null)
            Compute(stage);
        return values.TryGetValue(source, out var value) ? value : throw new ReferenceNameException($"'{read.Source}' is unknown");
    }

    private IEnumerable<string> OutputsOf(ReferenceStage stage)
    {
        if (stage.Network is null)
            return closing.TryGetValue((string)stage.Arguments["typeParameter"]!, out var closed) ? program.ContractsOf(program.Network(closed.Name)).Single().Outputs : [];
        return program.Network(Close(stage.Network).Name).Stages.Where(s => s.IsOutput).Select(s => s.Name);
    }

    /// <summary>A hyperparameter, a size of the inputs, or a size of a value.</summary>
    private long? Find(string name)
    {
        if (hyperparameters.TryGetValue(name, out var bound))
            return bound as int?;
        if (sizes.TryGetValue(name, out var size))
            return size;
        if (name.LastIndexOf('.') is var dot and > 0 && values.TryGetValue(name[..dot], out var value)
            && "BCHW".IndexOf(name[(dot + 1)..], StringComparison.Ordinal) is var axis and >= 0 && axis < value.dim())
            return value.shape[axis];
        return null;
    }

    /// <summary>Whether a stage is computed for its own sake: as an output that is on, or because nothing else reads it.</summary>
    private bool IsWanted(ReferenceStage stage) => stage.IsOutput
        ? stage.When is not { } flag || (hyperparameters.TryGetValue(flag, out var on) && on is bool value ? value : throw new ReferenceNameException($"'{flag}' is no flag"))
        : !Network.Stages.Any(s => s != stage && (s.Reads.Any(r => r.Shape is null && Reads(r, stage)) || (s.Operator == "Reuse" && Equals(s.Arguments["stage"], stage.Name))));

    private bool Reads(ReferenceRead read, ReferenceStage stage)
    {
        var source = char.ToLowerInvariant(read.Source[0]) + read.Source[1..];
        return stage.Operator == "Use"
            ? source.StartsWith(stage.ValueName, StringComparison.Ordinal) && OutputsOf(stage).Contains(source[stage.ValueName.Length..])
            : source == stage.ValueName;
    }

    private static Tensor One(ReferenceStage stage, List<Tensor> inputs) =>
        inputs.Count == 1 ? inputs[0] : throw new ReferenceNameException($"'{stage.Name}' reads one value");

    private void Fulfils(ReferenceContract contract)
    {
        var lacks = contract.Outputs.FirstOrDefault(o => Network.Stages.FirstOrDefault(s => s.Name == o) is not { IsOutput: true, When: null })
            ?? contract.Create.FirstOrDefault(c => Network.Parameters.All(p => p.Name != c))
            ?? (Network.Inputs.Select(i => i.Name).SequenceEqual(contract.Inputs) ? null : "other inputs");
        if (lacks is not null)
            throw new ReferenceNameException($"'{Network.Name}' does not fulfil {contract.Name}: {lacks}");
    }
}
