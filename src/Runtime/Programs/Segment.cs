using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;

namespace DaNetGen.Programs;

/// <summary>Steps of a graph that run as one program, or one stage of the user's own code.</summary>
/// <param name="Nodes">What it computes, in order.</param>
/// <param name="Reads">The values that it reads, computed before it.</param>
/// <param name="Gives">The values that later segments or the outputs read.</param>
internal sealed record Segment(IReadOnlyList<Node> Nodes, IReadOnlyList<Node> Reads, IReadOnlyList<Node> Gives)
{
    /// <summary>The user's own code, where the segment is that.</summary>
    public OwnCode? Own => Nodes[0].Primitive as OwnCode;

    /// <summary>The graph in as few segments as its stages of own code allow.</summary>
    public static IReadOnlyList<Segment> Split(Graph graph)
    {
        var computed = graph.Nodes.Where(node => node.Primitive is not Input).ToList();
        var level = new Dictionary<Node, int>();
        foreach (var node in graph.Nodes)
            level[node] = node.Inputs.Select(input => level[input] + (node.Primitive is OwnCode || input.Primitive is OwnCode ? 1 : 0)).DefaultIfEmpty(0).Max();
        var groups = computed.GroupBy(node => (Level: level[node], Own: node.Primitive is OwnCode ? node : null)).OrderBy(group => group.Key.Level);
        return [.. groups.Select(group => Of([.. group], graph))];
    }

    private static Segment Of(IReadOnlyList<Node> nodes, Graph graph)
    {
        var own = nodes.ToHashSet();
        var readOutside = graph.Nodes.Where(node => !own.Contains(node)).SelectMany(node => node.Inputs).Concat(graph.Outputs.Select(output => output.Value)).ToHashSet();
        return new Segment(nodes, [.. nodes.SelectMany(node => node.Inputs).Where(input => !own.Contains(input)).Distinct()], [.. nodes.Where(readOutside.Contains)]);
    }
}
