namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>Gives layered vertices their places: near their neighbours in x, never nearer to each other than the gap.</summary>
internal static class Placement
{
    private const int Rounds = 60;
    private const double GapX = 10, GapY = 24;

    /// <summary>Places them, from y = <paramref name="top"/> on; the leftmost edge is at x = 0.</summary>
    /// <param name="layering">The vertices, in order.</param>
    /// <param name="top">Where the first layer begins.</param>
    /// <returns>The width, and the y below the last layer.</returns>
    public static (double Width, double Bottom) Apply(Layering layering, double top)
    {
        for (int i = 0; i < layering.Layers.Count; i++)
        {
            List<Vertex> layer = layering.Layers[i];
            Spread(layer, new double[layer.Count]);
            if (i > 0) top += layering.Layers[i - 1].Max(vertex => vertex.Height) + Gap(layering.Layers[i - 1], layer);
            foreach (Vertex vertex in layer) vertex.Top = top;
        }
        for (int round = 0; round < Rounds; round++)
            foreach (List<Vertex> layer in layering.Layers) Spread(layer, [.. layer.Select(vertex => Wanted(vertex, layering.Edges))]);

        Vertex[] all = [.. layering.Layers.SelectMany(layer => layer)];
        double left = all.Min(vertex => vertex.Centre - vertex.Width / 2), right = all.Max(vertex => vertex.Centre + vertex.Width / 2);
        foreach (Vertex vertex in all) vertex.Centre -= left;
        return (right - left, layering.Layers[^1].Max(vertex => vertex.Top + vertex.Height));
    }

    /// <summary>Between boxes there is room for lines to bend and for arrows; less will do at the edge of a frame.</summary>
    private static double Gap(List<Vertex> above, List<Vertex> below) =>
        above.All(vertex => vertex.IsPassage) || below.All(vertex => vertex.IsPassage) ? GapY / 2 : GapY;

    /// <summary>Where a vertex's lines would be straight, on the mean.</summary>
    private static double Wanted(Vertex vertex, IReadOnlyList<Edge> edges) => edges
        .Where(edge => edge.To == vertex).Select(edge => edge.FromX - vertex.EntryOffset(edge.Entry))
        .Concat(edges.Where(edge => edge.From == vertex).Select(edge => edge.ToX - vertex.ExitOffset(edge.Exit)))
        .DefaultIfEmpty(vertex.Centre).Average();

    /// <summary>
    /// Puts a layer's vertices as near as can be (least squares) to where they would like to be, in order and apart: with the
    /// distances taken off it is a monotone regression, which pools neighbours that would overlap.
    /// </summary>
    private static void Spread(List<Vertex> layer, double[] wanted)
    {
        var distance = new double[layer.Count];
        for (int i = 1; i < layer.Count; i++) distance[i] = distance[i - 1] + (layer[i - 1].Width + layer[i].Width) / 2 + GapX;

        List<(double Sum, int Count)> pools = [];
        for (int i = 0; i < layer.Count; i++)
        {
            (double Sum, int Count) pool = (wanted[i] - distance[i], 1);
            while (pools.Count > 0 && pools[^1].Sum / pools[^1].Count > pool.Sum / pool.Count)
            {
                pool = (pool.Sum + pools[^1].Sum, pool.Count + pools[^1].Count);
                pools.RemoveAt(pools.Count - 1);
            }
            pools.Add(pool);
        }
        int at = 0;
        foreach ((double sum, int count) in pools)
            for (int i = 0; i < count; i++, at++) layer[at].Centre = sum / count + distance[at];
    }
}
