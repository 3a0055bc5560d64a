using DaNetGen.Programs;
using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Graphs.Weights;
using DaNetGen.Scripts;
using static TorchSharp.torch;

namespace DaNetGen.Export.Scripting;

/// <summary>A network as a module of TorchScript that holds its weights under the keys of its state_dict.</summary>
internal sealed class ScriptedNetwork
{
    private readonly WeightKeys _keys;
    private readonly ScriptWriter _script;
    private readonly PortableDialect _dialect = new(ScalarType.Float32);

    private ScriptedNetwork(Network network)
    {
        _keys = new WeightKeys(network);
        _script = new ScriptWriter(index => ScriptNames.Read(_keys.KeyOf((Stored)_script!.Weights[index].Weight)));
    }

    /// <summary>Makes the module.</summary>
    /// <param name="graph">What it computes, of no weights but the network's own.</param>
    /// <param name="network">The network.</param>
    public static ScriptModuleText Of(Graph graph, Network network)
    {
        var parameters = network.named_parameters().Select(parameter => parameter.name).ToHashSet(StringComparer.Ordinal);
        var tensors = network.state_dict().Select(entry => new ScriptTensor(entry.Key, entry.Value, parameters.Contains(entry.Key)));
        return ScriptModuleText.Of(new ScriptedNetwork(network).Method(graph), [.. tensors]);
    }

    private string Method(Graph graph)
    {
        var names = new Dictionary<Node, string>();
        foreach (var (node, index) in graph.Inputs.Select((node, index) => (node, index)))
            names[node] = PythonNames.ParameterOf(((Input)node.Primitive).Name, index);
        var inputs = string.Join(", ", graph.Inputs.Select(node => $"{names[node]}: Tensor"));
        var segment = new Segment([.. graph.Nodes.Where(node => node.Primitive is not Input)], [.. graph.Inputs], [.. graph.Outputs.Select(output => output.Value)]);
        var liveness = new Liveness(segment);
        foreach (var node in segment.Nodes)
            names[node] = _dialect.Write(node, [.. node.Inputs.Select(read => names[read])], liveness, _script);
        var outputs = graph.Outputs.Select(output => _dialect.Leave(output.Value, names[output.Value], _script)).ToList();
        return outputs is [var only]
            ? $"def forward(self, {inputs}) -> Tensor:\n{_script.Text}  return {only}\n"
            : $"def forward(self, {inputs}) -> Tuple[{string.Join(", ", outputs.Select(_ => "Tensor"))}]:\n{_script.Text}  return ({string.Join(", ", outputs)})\n";
    }
}
