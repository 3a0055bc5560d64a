using static TorchSharp.torch;

namespace DaNetGen.Generator.Tests.Reference;

/// <summary>One run of one network: its hyperparameters, the sizes of its inputs, and its values so far.</summary>
internal sealed class ReferenceFrame
{
    private readonly ReferenceProgram program;
    private readonly ReferenceNames names;
    private readonly Dictionary<string, object?> hyperparameters = [];
    private readonly ReferenceSizes sizes;
    private readonly Dictionary<string, Tensor> values = [];
    private readonly Dictionary<string, Func<Tensor, Tensor>> layers = [];
    private readonly HashSet<string> open = [];

    public ReferenceFrame(ReferenceProgram program, ReferenceType type, IReadOnlyDictionary<string, object?> given)
    {
        (this.program, Network) = (program, program.Network(type.Name));
        (names, sizes) = (new ReferenceNames(program, Network, type), new ReferenceSizes(hyperparameters, values));
        foreach (var parameter in Network.Parameters)
        {
            hyperparameters[parameter.Name] = given.TryGetValue(parameter.Name, out var value) ? value
                : parameter.Default is { } missing ? ReferenceConstant.Of(missing)
                : throw new ReferenceNameException($"'{parameter.Name}' of '{type.Name}' is missing");
            IsRefused |= hyperparameters[parameter.Name] is int number && !parameter.Facts.All(f => f.IsMet(number));
        }
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
            sizes.Bind(read.Shape!, tensor.shape, $"input '{read.Name}'");
            IsRefused |= !read.Facts.All(f => sizes.IsMet(f, tensor));
            values[read.Name] = tensor;
        }
    }

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
    public long Size(object? value) => sizes.Of(value);

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
                values[stage.ValueName] = layers.TryGetValue(name, out var shared)
                    ? shared(One(stage, inputs)) : throw new ReferenceNameException($"'{name}' has no layer");
                break;
            default:
                HasStretched |= stage.Operator is "Sum" or "Multiply" && !Equals(stage.Arguments.GetValueOrDefault("broadcast"), true)
                    && inputs.Any(i => !i.shape.SequenceEqual(inputs[0].shape));
                var (result, layer) = ReferenceOperators.Run(new ReferenceArguments(stage, this), inputs);
                values[stage.ValueName] = result;
                if (layer is not null)
                    layers[stage.Name] = layer;
                break;
        }
    }

    private void Use(ReferenceStage stage, List<Tensor> inputs)
    {
        var type = names.Used(stage);
        var network = program.Network(type.Name);
        var parameters = stage.Network is null ? program.ContractsOf(network).Single().Create : [.. network.Parameters.Select(p => p.Name)];
        if (stage.Rest.Count > parameters.Count || (stage.Network is null && stage.Rest.Count != parameters.Count))
            throw new ReferenceNameException($"'{network.Name}' takes {parameters.Count} arguments");
        var given = parameters.Zip(stage.Rest).ToDictionary(p => p.First, p => ForHyperparameter(network.Parameters.First(n => n.Name == p.First), p.Second));
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

    private Tensor Value(ReferenceRead read)
    {
        if (read.Shape is not null)
            return values[read.Name];
        var source = values.ContainsKey(read.Source) ? read.Source : ReferenceNames.Camel(read.Source);
        if (names.StageOf(source) is { } stage)
            Compute(stage);
        return values.TryGetValue(source, out var value) ? value : throw new ReferenceNameException($"'{read.Source}' is unknown");
    }

    /// <summary>Whether a stage is computed for its own sake: as an output that is on, or because nothing else reads it.</summary>
    private bool IsWanted(ReferenceStage stage) => stage.IsOutput ? stage.When is not { } flag || IsOn(flag) : !names.IsRead(stage);

    private bool IsOn(string flag) => hyperparameters.GetValueOrDefault(flag) is bool isOn ? isOn : throw new ReferenceNameException($"'{flag}' is no flag");

    private static Tensor One(ReferenceStage stage, List<Tensor> inputs) =>
        inputs.Count == 1 ? inputs[0] : throw new ReferenceNameException($"'{stage.Name}' reads one value");
}
