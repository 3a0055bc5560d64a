using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Graphs.Weights;

namespace DaNetGen.Passes;

/// <summary>
/// Joins convolutions that read the same value in the same way into one that reads it once: the two 3x3 of the dual head, the three 1x1
/// of position attention. Each takes its channels out of the result.
/// </summary>
internal static class MergeConvolutions
{
    public static Graph Apply(Graph graph)
    {
        var groups = graph.Nodes
            .Where(node => node.Primitive is Convolution { Groups: 1 } && node.Inputs.Count == 1)
            .GroupBy(node => (node.Inputs[0], Geometry((Convolution)node.Primitive)))
            .Where(group => group.Count() > 1)
            .SelectMany(group => group.Select(node => (Node: node, Group: group.ToList())))
            .ToDictionary(member => member.Node, member => member.Group);
        var merged = new Dictionary<Node, Node>();
        return graph.Rewrite((original, node) =>
        {
            if (!groups.TryGetValue(original, out var group))
                return node;
            if (!merged.TryGetValue(group[0], out var joined))
                merged[group[0]] = joined = Node.Of(Join(group), node.Inputs, node.Stage);
            var before = group.TakeWhile(member => member != original).Sum(member => member.Shape[1]);
            return Node.Of(new Narrow(Dim: 1, before, original.Shape[1]), [joined], node.Stage);
        });
    }

    private static (long Extent, int Stride, int Padding, int Dilation, Activation Activation) Geometry(Convolution convolution) =>
        (convolution.Extent, convolution.Stride, convolution.Padding, convolution.Dilation, convolution.Activation);

    private static Convolution Join(List<Node> group)
    {
        Convolution[] convolutions = [.. group.Select(node => (Convolution)node.Primitive)];
        return convolutions[0] with
        {
            Kernel = new Joined([.. convolutions.Select(convolution => convolution.Kernel)]),
            Bias = convolutions.All(convolution => convolution.Bias is null)
                ? null
                : new Joined([.. convolutions.Select(convolution => convolution.Bias ?? new Zeros(convolution.Channels, convolution.Kernel))]),
        };
    }
}
