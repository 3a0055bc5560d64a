using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Graphs.Weights;

namespace DaNetGen.Passes;

/// <summary>Multiplies a batch normalisation into the convolution before it, where nothing else reads that.</summary>
internal static class FoldBatchNorm
{
    public static Graph Apply(Graph graph)
    {
        var readers = graph.ReaderCounts();
        return graph.Rewrite((original, node) =>
            node.Primitive is BatchNorm norm && node.Inputs[0].Primitive is Convolution { Activation: Activation.None } convolution
                && node.Inputs[0].Inputs.Count == 1 && readers[original.Inputs[0]] == 1
                ? Node.Of(
                    convolution with { Kernel = new NormalisedKernel(convolution.Kernel, norm), Bias = new NormalisedBias(convolution.Bias, norm) },
                    node.Inputs[0].Inputs,
                    node.Stage)
                : node);
    }
}
