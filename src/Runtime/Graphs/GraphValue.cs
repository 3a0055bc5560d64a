namespace DaNetGen.Graphs;

/// <summary>A value while a network is written into a graph: what <see cref="GraphBuilder"/>'s methods take and give.</summary>
public sealed class GraphValue
{
    internal GraphValue(Node node) => Node = node;

    /// <summary>The sizes of the value.</summary>
    public IReadOnlyList<long> Shape => Node.Shape;

    internal Node Node { get; }
}
