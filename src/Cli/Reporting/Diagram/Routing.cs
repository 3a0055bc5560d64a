namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>Draws the lines between placed vertices. Between layers a line bends; beside the boxes of a layer it runs straight down.</summary>
internal static class Routing
{
    private const double Apart = 24;

    /// <summary>The lines, each from a box or entry to a box or exit.</summary>
    public static IReadOnlyList<Wire> Wires(Layering layering)
    {
        ILookup<Vertex, Edge> outOf = layering.Edges.ToLookup(edge => edge.From);
        double[] bottoms = [.. layering.Layers.Select(layer => layer.Max(vertex => vertex.Top + vertex.Height))];
        Dictionary<Edge, double> ends = Ends(layering);
        return [.. layering.Edges.Where(edge => !(edge.From.IsPassage && edge.From.Layer > 0)).Select(edge => Wire(edge, outOf, bottoms, ends))];
    }

    private static Wire Wire(Edge edge, ILookup<Vertex, Edge> outOf, double[] bottoms, Dictionary<Edge, double> ends)
    {
        List<Point> points = [new(edge.FromX, edge.From.Top + edge.From.BoxHeight)];
        Edge piece = edge;
        while (true)
        {
            double bottom = bottoms[piece.From.Layer];
            if (bottom > points[^1].Y) points.Add(new(points[^1].X, bottom));
            points.Add(new(ends[piece], piece.To.Top));
            if (!piece.To.IsPassage || !outOf[piece.To].Any()) return new(points, HasHead: !piece.To.IsPassage);
            piece = outOf[piece.To].Single();
        }
    }

    /// <summary>Where each line meets its reader: several at one box come side by side, in the order in which they arrive.</summary>
    public static Dictionary<Edge, double> Ends(Layering layering)
    {
        Dictionary<Edge, double> ends = new(ReferenceEqualityComparer.Instance);
        foreach (IGrouping<Vertex, Edge> reader in layering.Edges.GroupBy(edge => edge.To))
        {
            Edge[] arriving = [.. reader.OrderBy(edge => edge.FromX)];
            bool isFrame = reader.Key.Inside is not null;
            for (int i = 0; i < arriving.Length; i++)
                ends[arriving[i]] = arriving[i].ToX + (isFrame ? 0 : (i - (arriving.Length - 1) / 2.0) * Apart);
        }
        return ends;
    }
}
