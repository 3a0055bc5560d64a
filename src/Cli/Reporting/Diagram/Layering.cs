namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>Vertices in layers, each below all that it reads, with every edge between neighbouring layers.</summary>
/// <param name="Layers">The vertices, layer by layer, from the left.</param>
/// <param name="Edges">The edges; a long one is a chain through passages.</param>
internal sealed record Layering(IReadOnlyList<List<Vertex>> Layers, IReadOnlyList<Edge> Edges)
{
    /// <summary>Layers a graph without cycles.</summary>
    /// <param name="vertices">The vertices, each after those that it reads.</param>
    /// <param name="edges">The edges.</param>
    /// <param name="last">Vertices that lie in a layer of their own below all others.</param>
    public static Layering Of(IReadOnlyList<Vertex> vertices, IReadOnlyList<Edge> edges, IReadOnlyCollection<Vertex> last)
    {
        ILookup<Vertex, Edge> into = edges.ToLookup(edge => edge.To);
        foreach (Vertex vertex in vertices) vertex.Layer = into[vertex].Select(edge => edge.From.Layer + 1).DefaultIfEmpty(0).Max();
        int lowest = vertices.Except(last).Select(vertex => vertex.Layer).DefaultIfEmpty(0).Max() + 1;
        foreach (Vertex vertex in last) vertex.Layer = lowest;

        List<Vertex>[] layers = [.. Enumerable.Range(0, vertices.Max(vertex => vertex.Layer) + 1).Select(_ => new List<Vertex>())];
        foreach (Vertex vertex in vertices) layers[vertex.Layer].Add(vertex);
        Edge[] pieces = [.. edges.SelectMany(edge => Pieces(edge, layers))];
        foreach (List<Vertex> layer in layers) Number(layer);
        return new(layers, pieces);
    }

    /// <summary>Tells the vertices of a layer their places.</summary>
    public static void Number(List<Vertex> layer)
    {
        for (int i = 0; i < layer.Count; i++) layer[i].Order = i;
    }

    private static IEnumerable<Edge> Pieces(Edge edge, List<Vertex>[] layers)
    {
        (Vertex from, int exit) = (edge.From, edge.Exit);
        for (int layer = edge.From.Layer + 1; layer < edge.To.Layer; layer++)
        {
            var passage = new Vertex { Layer = layer };
            layers[layer].Add(passage);
            yield return new(from, exit, passage, 0);
            (from, exit) = (passage, 0);
        }
        yield return new(from, exit, edge.To, edge.Entry);
    }
}
