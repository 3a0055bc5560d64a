using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Graphs.Weights;

namespace DaNetGen.Passes;

/// <summary>
/// Multiplies an attention's weight of one element into something smaller than its result: the alpha of position attention into the
/// convolution of the values, the beta of channel attention into the matrix. A result that has taken an addend is left: that would need the factor too.
/// </summary>
internal static class FoldScale
{
    public static Graph Apply(Graph graph)
    {
        var readers = graph.ReaderCounts();
        return graph.Rewrite((original, node) =>
        {
            if (node.Primitive is not Scale scale || readers[original.Inputs[0]] != 1)
                return node;
            var gathered = node.Inputs[0];
            return gathered.Primitive switch
            {
                MixChannels { Factor: null } mix when gathered.Inputs.Count == 2 => Node.Of(mix with { Factor = scale.Factor }, gathered.Inputs, node.Stage),
                PositionAttention or GatherPixels when gathered.Inputs.Count <= 3 => InValues(node, gathered, scale.Factor, readers[ValuesOf(original.Inputs[0])]),
                _ => node,
            };
        });
    }

    private static Node InValues(Node node, Node gathered, Weight factor, int readers)
    {
        var values = ValuesOf(gathered);
        if (readers != 1 || values is not { Primitive: Convolution { Activation: Activation.None } convolution, Inputs.Count: 1 })
            return node;
        var scaled = convolution with
        {
            Kernel = new Scaled(convolution.Kernel, factor),
            Bias = convolution.Bias is null ? null : new Scaled(convolution.Bias, factor),
        };
        return Node.Of(gathered.Primitive, [.. gathered.Inputs.Select(input => input == values ? Node.Of(scaled, values.Inputs, values.Stage) : input)], node.Stage);
    }

    private static Node ValuesOf(Node gathered) => gathered.Inputs[gathered.Primitive is GatherPixels ? 1 : 2];
}
