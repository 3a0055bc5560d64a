using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;

namespace DaNetGen.Passes;

/// <summary>Takes a ReLU into the convolution before it, where nothing else reads that.</summary>
internal static class FuseRelu
{
    public static Graph Apply(Graph graph)
    {
        var readers = graph.ReaderCounts();
        return graph.Rewrite((original, node) =>
            node.Primitive is Relu && node.Inputs[0].Primitive is Convolution convolution && readers[original.Inputs[0]] == 1
                ? Node.Of(convolution with { Activation = Activation.Relu }, node.Inputs[0].Inputs, node.Stage)
                : node);
    }
}
