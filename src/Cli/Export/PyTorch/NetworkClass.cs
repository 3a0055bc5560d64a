using System.Text.RegularExpressions;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Operators;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Cli.Export.PyTorch;

/// <summary>A network as it is for one use of it, about to become a class of Python.</summary>
internal sealed class NetworkClass
{
    private readonly Scope scope;
    private readonly Dictionary<string, string> parameterNames = [];
    private readonly Dictionary<string, string> variables = [];

    /// <summary>Infers the network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="library">The networks that it reaches.</param>
    /// <param name="types">What stands for its type parameters.</param>
    /// <param name="bound">The values of its hyperparameters; those that stay parameters are not looked at.</param>
    /// <exception cref="UserError">Its sizes do not fit.</exception>
    public NetworkClass(NetworkDeclaration network, Library library, TypeBindings types, IReadOnlyDictionary<string, BoundValue> bound)
    {
        Types = types;
        Bound = bound;
        Parameters = NetworkScope.Kept(network, library, types);
        scope = NetworkScope.Of(network, bound, Parameters);
        Inferred = NetworkInference.Infer(Linker.Link(network, library), scope, types, inputs: null);
        if (Inferred.Problems.FirstOrDefault(p => p.IsError) is { } problem)
            throw new UserError($"'{network.Name}' does not fit together for these hyperparameters: {problem.Message.TrimEnd('.')}; give others.");
        foreach (Hyperparameter parameter in Parameters)
            parameterNames.Add(parameter.Name, PythonNames.Local(parameter.Name, parameterNames.Values));
        foreach (string value in Inferred.Inputs.Select(i => i.Name).Concat(Inferred.Stages.Select(s => s.Linked.Declaration.ValueName)))
            variables.Add(value, PythonNames.Local(value, variables.Values));
    }

    /// <summary>The network as declared.</summary>
    public NetworkDeclaration Declaration => Inferred.Linked.Declaration;

    /// <summary>The network with its shapes.</summary>
    public InferredNetwork Inferred { get; }

    /// <summary>What stands for its type parameters.</summary>
    public TypeBindings Types { get; }

    /// <summary>The values of the hyperparameters.</summary>
    public IReadOnlyDictionary<string, BoundValue> Bound { get; }

    /// <summary>The hyperparameters that are parameters in Python too.</summary>
    public IReadOnlyList<Hyperparameter> Parameters { get; }

    /// <summary>The stages with an output, in the order of declaration.</summary>
    public IReadOnlyList<InferredStage> Outputs => [.. OutputsOf(Inferred)];

    /// <summary>The outputs that a network has.</summary>
    public static IEnumerable<InferredStage> OutputsOf(InferredNetwork network) =>
        network.Linked.Declaration.Outputs.Select(o => network.Find(o.Name)).OfType<InferredStage>();

    /// <summary>A hyperparameter as Python names it.</summary>
    public string ParameterName(string name) => parameterNames[name];

    /// <summary>The variable of an input or a stage.</summary>
    public string Variable(string value) => variables[value];

    /// <summary>A size as Python, in the class's constructor.</summary>
    public string Code(Dim size) => PythonDim.Code(size, ParameterName);

    /// <summary>A shape for a comment, with hyperparameters as Python names them.</summary>
    public string Comment(Shape shape) =>
        Regex.Replace($"{shape}", @"(?<![\w.])\w+(?![\w.])", word => parameterNames.GetValueOrDefault(word.Value, word.Value));

    /// <summary>What a stage reads, as expressions of Python.</summary>
    public IReadOnlyList<string> Operands(InferredStage stage) => [.. stage.Linked.Inputs.Select(Read)];

    /// <summary>A stage as inference built it.</summary>
    public StageBuilder Builder(InferredStage stage) => Builder(stage.Linked.Declaration, stage.Linked.Inputs);

    /// <summary>A stage for its text.</summary>
    public StageReader Reader(InferredStage stage) => new(stage, Builder(stage), ParameterName);

    private StageBuilder Builder(StageDeclaration declaration, IEnumerable<ValueSource> inputs) =>
        new(declaration, scope, [.. inputs.Select((s, i) => scope.FindValue(s.Name)! with { Id = i })], isAlways: true);

    private string Read(ValueSource source)
    {
        if (source.Input is { } input) return Variable(input);
        InferredStage stage = Inferred.Find(source.Stage!)!;
        string variable = Variable(stage.Linked.Declaration.ValueName);
        return source.Output is not null && stage.Network is { } inside && OutputsOf(inside).Count() > 1
            ? $"{variable}.{OutputNames(OutputsOf(inside))[source.Output]}"
            : variable;
    }

    /// <summary>The names of outputs in Python, by theirs.</summary>
    public static IReadOnlyDictionary<string, string> OutputNames(IEnumerable<InferredStage> outputs)
    {
        Dictionary<string, string> names = [];
        foreach (InferredStage output in outputs) names.Add(output.Name, PythonNames.Local(output.Name, names.Values));
        return names;
    }
}
