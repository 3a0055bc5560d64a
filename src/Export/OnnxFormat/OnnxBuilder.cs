using DaNetGen.Graphs.Weights;
using Onnx;

namespace DaNetGen.Export.OnnxFormat;

/// <summary>Collects the nodes and initializers of a graph of ONNX, and gives all their names.</summary>
/// <param name="keys">The names of weights.</param>
/// <param name="taken">Names that are given already: those of inputs and outputs.</param>
internal sealed class OnnxBuilder(WeightKeys keys, IReadOnlyList<string> taken)
{
    private readonly HashSet<string> _names = new(taken, StringComparer.Ordinal);
    private readonly Dictionary<Weight, string> _weights = [];
    private readonly Dictionary<string, string> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _outputs = new(StringComparer.Ordinal);
    private string _stage = "";
    private long _bytes;

    /// <summary>The graph so far.</summary>
    public GraphProto Graph { get; } = new();

    /// <summary>The builder, whose next nodes belong to a stage.</summary>
    public OnnxBuilder At(string stage)
    {
        _stage = stage;
        return this;
    }

    /// <summary>Adds a node of one result.</summary>
    /// <param name="operation">The operator.</param>
    /// <param name="inputs">The names of what it reads; empty for one that is left out.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>The name of the result.</returns>
    public string Call(string operation, IReadOnlyList<string> inputs, params IEnumerable<AttributeProto> attributes)
    {
        var name = Unique($"{_stage}/{operation}");
        Graph.Node.Add(new NodeProto { Name = name, OpType = operation, Input = { inputs }, Output = { name }, Attribute = { attributes } });
        return name;
    }

    /// <summary>The initializer of a weight.</summary>
    public string Weight(Weight weight)
    {
        if (_weights.TryGetValue(weight, out var name))
            return name;
        name = Unique(keys.NameOf(weight));
        Graph.Initializer.Add(OnnxTensor.Of(name, weight, ref _bytes));
        return _weights[weight] = name;
    }

    /// <summary>An initializer of whole numbers.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="shape">Its sizes; null for a list of the numbers.</param>
    public string Numbers(IReadOnlyList<long> values, IReadOnlyList<long>? shape = null)
    {
        shape ??= [values.Count];
        var text = $"[{string.Join(", ", values)}]{(shape.Count == 1 ? "" : $" as [{string.Join(", ", shape)}]")}";
        if (_constants.TryGetValue(text, out var name))
            return name;
        name = Unique(text);
        Graph.Initializer.Add(new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Int64, Dims = { shape }, Int64Data = { values } });
        return _constants[text] = name;
    }

    /// <summary>An initializer of one number for each element.</summary>
    public string Filled(float value, long count)
    {
        var text = FormattableString.Invariant($"{value} x {count}");
        if (_constants.TryGetValue(text, out var name))
            return name;
        name = Unique(text);
        Graph.Initializer.Add(new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Float, Dims = { count }, FloatData = { Enumerable.Repeat(value, (int)count) } });
        return _constants[text] = name;
    }

    /// <summary>Makes a value an output.</summary>
    /// <param name="value">The value, which may be an input or another output too.</param>
    /// <param name="output">The output's name.</param>
    public void Output(string value, string output)
    {
        // A value has one name, and an input keeps its own: a copy has the other.
        if (_outputs.TryGetValue(value, out var first) || Graph.Node.FirstOrDefault(node => node.Output[0] == value) is not { } giver)
        {
            Graph.Node.Add(new NodeProto { Name = Unique($"{output}/Identity"), OpType = "Identity", Input = { first ?? value }, Output = { output } });
            return;
        }
        _outputs.Add(value, output);
        giver.Output[0] = output;
        foreach (var node in Graph.Node)
        {
            for (var i = 0; i < node.Input.Count; i++)
                node.Input[i] = node.Input[i] == value ? output : node.Input[i];
        }
    }

    private string Unique(string name)
    {
        var unique = name;
        for (var number = 2; !_names.Add(unique); number++)
            unique = $"{name}_{number}";
        return unique;
    }
}
