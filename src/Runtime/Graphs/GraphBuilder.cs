using DaNetGen.Graphs.Primitives;
using DaNetGen.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Graphs;

/// <summary>
/// Writes a network down as primitives, for inputs of given sizes. Generated code says with it what each stage computes:
/// <c>Network.Lower</c> calls one method a stage, in the order of <c>forward</c>.
/// </summary>
public sealed partial class GraphBuilder
{
    private readonly string _path;
    private readonly Device? _device;
    private readonly int _inputCount;
    private readonly Func<int, string, IReadOnlyList<string?>, GraphValue> _input;
    private readonly Dictionary<string, GraphValue> _outputs = new(StringComparer.Ordinal);
    private int _read;
    private string _stage = "";

    private GraphBuilder(string path, Device? device, int inputCount, Func<int, string, IReadOnlyList<string?>, GraphValue> input) =>
        (_path, _device, _inputCount, _input) = (path, device, inputCount, input);

    /// <summary>The graph of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="shapes">The sizes of its inputs, in the order of <c>forward</c>'s parameters.</param>
    /// <exception cref="ArgumentException">The sizes are not the network's.</exception>
    internal static Graph Write(Network network, IReadOnlyList<IReadOnlyList<long>> shapes)
    {
        var inputs = new List<Node>();
        var builder = new GraphBuilder("", NetworkDevice.Of(network), shapes.Count, (index, name, sizes) =>
        {
            if (sizes.Count != shapes[index].Count)
                throw new ArgumentException($"Input '{name}' has {sizes.Count} dimensions, but {shapes[index].Count} sizes were given.", nameof(shapes));
            inputs.Add(Node.Of(new Input(name, shapes[index], sizes), [], ""));
            return new GraphValue(inputs[^1]);
        });
        network.LowerInto(builder);
        if (builder._read != shapes.Count)
            throw new ArgumentException($"{network.GetName()} reads {builder._read} inputs, but the sizes of {shapes.Count} were given.", nameof(shapes));
        return new Graph(inputs, [.. builder._outputs.Select(output => new GraphOutput(output.Key, output.Value.Node))]).WithoutUnread();
    }

    /// <summary>The next input of the network, in the order of <c>forward</c>'s parameters.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="sizes">Its sizes as declared, such as <c>B</c> or <c>H / 2</c>; null for one that the network fixes.</param>
    /// <exception cref="ArgumentException">No sizes were given for it, or not as many as it has.</exception>
    public GraphValue Input(string name, IReadOnlyList<string?> sizes) => _read < _inputCount
        ? _input(_read++, name, sizes)
        : throw new ArgumentException($"The sizes of input '{name}' are missing.", nameof(name));

    /// <summary>An output of the network.</summary>
    /// <param name="name">Its declared name.</param>
    /// <param name="value">The value; null where it is switched off.</param>
    public void Output(string name, GraphValue? value)
    {
        if (value is not null)
            _outputs.Add(name, value);
    }

    /// <summary>A stage that runs a layer.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="layer">The layer; one that is no layer of this library runs as it is, on its own.</param>
    /// <param name="input">What it reads.</param>
    public GraphValue Layer(string stage, nn.Module<Tensor, Tensor> layer, GraphValue input)
    {
        if (layer is not Layer known)
            return Own(stage, values => layer.call(values[0]), input);
        _stage = stage;
        return known.Lower(this, input);
    }

    /// <summary>A stage that runs a network.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="network">The network.</param>
    /// <param name="inputs">What it reads.</param>
    public GraphOutputs Network(string stage, Network network, params GraphValue[] inputs)
    {
        var inner = new GraphBuilder(Path(stage) + ".", _device, inputs.Length, (index, _, _) => inputs[index]);
        network.LowerInto(inner);
        return new GraphOutputs(Path(stage), inner._outputs);
    }

    /// <summary>A stage of the user's own code. It is run once, on zeros where the network lies, to learn the sizes of its result.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="call">The code: it reads the values and leaves them to the caller.</param>
    /// <param name="inputs">What it reads.</param>
    public GraphValue Own(string stage, Func<IReadOnlyList<Tensor>, Tensor> call, params GraphValue[] inputs)
    {
        _stage = stage;
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor[] zeroes = [.. inputs.Select(input => zeros([.. input.Shape], ScalarType.Float32, _device))];
        return Add(new OwnCode(values => Require.Fresh(call(values), [.. values]), call(zeroes).shape), inputs);
    }

    internal GraphValue Add(Primitive primitive, params GraphValue[] inputs) =>
        new(Node.Of(primitive, [.. inputs.Select(input => input.Node)], Path(_stage)));

    private string Path(string stage) => _path + stage;
}
