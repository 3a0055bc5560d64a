using DaNetGen.Graphs;

namespace DaNetGen.Passes;

/// <summary>Leaves out the outputs that nobody asked for, and what only they need.</summary>
internal static class WantedOutputs
{
    public static Graph Keep(Graph graph, IReadOnlyList<string>? wanted)
    {
        if (wanted is null)
            return graph;
        string[] names = [.. graph.Outputs.Select(output => output.Name)];
        if (wanted.Count == 0)
            throw new ArgumentException($"No output is asked for; the network has {string.Join(", ", names)}.", nameof(wanted));
        if (wanted.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            throw new ArgumentException($"The network has no output '{unknown}'{Nearest.Hint(unknown, names)}; it has {string.Join(", ", names)}.", nameof(wanted));
        return (graph with { Outputs = [.. graph.Outputs.Where(output => wanted.Contains(output.Name))] }).WithoutUnread();
    }
}
