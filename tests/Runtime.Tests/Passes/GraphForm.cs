using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;

namespace DaNetGen.Runtime.Tests.Passes;

/// <summary>
/// A graph as a line of text: its primitives in their order, each named by a letter, then its outputs. Inputs go by their names:
/// <c>a = Convolution(x); b = Relu(a); y: b</c>.
/// </summary>
internal static class GraphForm
{
    public static string Of(Graph graph)
    {
        var names = graph.Inputs.ToDictionary(node => node, node => ((Input)node.Primitive).Name);
        var lines = new List<string>();
        foreach (var node in graph.Nodes.Where(node => node.Primitive is not Input))
        {
            names[node] = $"{(char)('a' + lines.Count)}";
            lines.Add($"{names[node]} = {Word(node.Primitive)}({string.Join(", ", node.Inputs.Select(input => names[input]))})");
        }
        return string.Join("; ", lines.Concat(graph.Outputs.Select(output => $"{output.Name}: {names[output.Value]}")));
    }

    private static string Word(Primitive primitive) => primitive switch
    {
        Convolution { Activation: DaNetGen.Graphs.Primitives.Activation.Relu } => "ConvolutionRelu",
        MixChannels { Factor: not null } => "MixChannelsScaled",
        Narrow narrow => $"Narrow[{narrow.Start}..{narrow.Start + narrow.Length}]",
        _ => primitive.GetType().Name,
    };
}
