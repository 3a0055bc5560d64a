using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>What names mean inside a network: its hyperparameters, the sizes of its inputs, the values computed so far.</summary>
internal sealed class Scope(NetworkDeclaration network, IReadOnlyDictionary<string, BoundValue> hyperparameters)
{
    private readonly Dictionary<string, Dim> sizes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Value> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InferredStage> makers = new(StringComparer.Ordinal);

    public NetworkDeclaration Network => network;

    /// <summary>What the stages so far have made sure of.</summary>
    public Known Known { get; } = new();

    public BoundValue? Hyperparameter(string name) => hyperparameters.TryGetValue(name, out var value) ? value : null;

    public IEnumerable<string> HyperparameterNames => hyperparameters.Keys;

    public Value? FindValue(string name) => values.TryGetValue(name, out var value) ? value : null;

    public void Define(string name, Value value) => values[name] = value;

    /// <summary>The value is a stage's.</summary>
    public void Define(string name, Value value, InferredStage maker)
    {
        values[name] = value;
        makers[name] = maker;
    }

    /// <summary>The stage that makes a value; null for an input.</summary>
    public InferredStage? MakerOf(string value) => makers.TryGetValue(value, out var stage) ? stage : null;

    /// <summary>Whether a value is that of a stage which could not be computed.</summary>
    public bool IsMissing(string value) => network.Stages.Any(s =>
        (s.ValueName == value || (s.Uses is not null && value.StartsWith(s.ValueName, StringComparison.Ordinal)))
        && !makers.Values.Any(m => m.Name == s.Name));

    public Dim? Size(string symbol) => sizes.TryGetValue(symbol, out var dim) ? dim : null;

    public void BindSize(string symbol, Dim dim) => sizes[symbol] = dim;

    /// <summary>Whether a name stands for a size of an input, which <c>forward</c> can read.</summary>
    public bool IsInputSize(string name) =>
        network.Inputs.Any(i => i.Shape!.Value.Contains(ArgumentValue.Of(name))) && Size(name)?.AsSymbol is { IsRuntime: true };

    /// <summary>A name in an expression: an int hyperparameter, a size of an input, or <c>value.C</c>; null where it is none.</summary>
    public Dim? Resolve(string name)
    {
        if (Hyperparameter(name) is IntValue { Dim: var dim })
        {
            return dim;
        }

        var dot = name.LastIndexOf('.');
        return dot > 0 ? SizeOf(name.Substring(0, dot), name.Substring(dot + 1)) : Size(name);
    }

    /// <summary>The hyperparameters as they are while the class itself is compiled: themselves.</summary>
    public static Scope Standalone(NetworkDeclaration network) => new(network, network.Hyperparameters.ToDictionary(
        h => h.Name,
        h => h.Kind switch
        {
            HyperparameterKind.Int => new IntValue(Dim.Named(h.Name, Domains.Of(h, network))),
            HyperparameterKind.Bool => new FlagValue(null, h.Name),
            HyperparameterKind.IntArray => new ArrayValue(null, h.Name),
            HyperparameterKind.Norm => new NormValue(null, h.Name),
            _ => (BoundValue)new OpaqueValue(Names.Identifier(h.Name)),
        },
        StringComparer.Ordinal));

    private Dim? SizeOf(string value, string axis)
    {
        if (FindValue(value)?.Shape is not { } shape)
        {
            return null;
        }

        var index = axis switch { "B" => 0, "C" => 1, "H" => 2, "W" => 3, _ => -1 };
        return index >= 0 && index < shape.Rank ? shape[index] : null;
    }
}
