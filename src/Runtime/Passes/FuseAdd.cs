using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;

namespace DaNetGen.Passes;

/// <summary>
/// Takes a sum of two into what computes one of them: a convolution, or the last product of an attention, where nothing else reads that.
/// Of two convolutions the first is taken: the main path of a residual block, beside that of its shortcut.
/// </summary>
internal static class FuseAdd
{
    public static Graph Apply(Graph graph)
    {
        var readers = graph.ReaderCounts();
        return graph.Rewrite((original, node) =>
        {
            if (node.Primitive is not Add || node.Inputs.Count != 2)
                return node;
            for (var i = 0; i < 2; i++)
            {
                var (computed, other) = (node.Inputs[i], node.Inputs[1 - i]);
                if (readers[original.Inputs[i]] == 1 && TakesAddend(computed) && other.Shape.SequenceEqual(computed.Shape))
                    return Node.Of(computed.Primitive, [.. computed.Inputs, other], node.Stage);
            }
            return node;
        });
    }

    private static bool TakesAddend(Node node) => node.Primitive switch
    {
        Convolution { Activation: Activation.None } => node.Inputs.Count == 1,
        PositionAttention => node.Inputs.Count == 3,
        MixChannels => node.Inputs.Count == 2,
        _ => false,
    };
}
