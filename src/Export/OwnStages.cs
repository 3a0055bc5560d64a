using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;

namespace DaNetGen.Export;

/// <summary>Stages of the user's own code, which run nowhere else.</summary>
internal static class OwnStages
{
    /// <summary>Refuses a graph that has one.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="format">The format, for the message.</param>
    /// <exception cref="NotSupportedException">It has one.</exception>
    public static void Refuse(Graph graph, string format)
    {
        if (graph.Nodes.FirstOrDefault(node => node.Primitive is OwnCode) is { } own)
            throw new NotSupportedException($"Stage '{own.Stage}' is C# code of your own, which {format} cannot hold: ask for outputs that do not need it, or write it with the operators of the language.");
    }
}
