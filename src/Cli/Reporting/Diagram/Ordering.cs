namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>Orders the vertices within layers so that few lines cross: each by the mean place of its neighbours, layer by layer, down and up.</summary>
internal static class Ordering
{
    private const int Sweeps = 12;

    /// <summary>Orders them; the best order that was met stays.</summary>
    public static void Apply(Layering layering)
    {
        Vertex[][] best = Copy(layering);
        int fewest = Crossings(layering);
        for (int sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            bool down = sweep % 2 == 0;
            foreach (List<Vertex> layer in down ? layering.Layers : layering.Layers.Reverse()) Sort(layer, layering.Edges, down);
            int crossings = Crossings(layering);
            if (crossings >= fewest) continue;
            (best, fewest) = (Copy(layering), crossings);
        }
        foreach ((List<Vertex> layer, Vertex[] order) in layering.Layers.Zip(best))
        {
            layer.Clear();
            layer.AddRange(order);
            Layering.Number(layer);
        }
    }

    /// <summary>How many pairs of lines cross.</summary>
    public static int Crossings(Layering layering) => layering.Edges.GroupBy(edge => edge.From.Layer).Sum(between =>
    {
        (double From, double To)[] lines = [.. between.Select(edge => (FromPlace(edge), ToPlace(edge)))];
        return lines.Select((line, i) => lines.Skip(i + 1).Count(other => (line.From - other.From) * (line.To - other.To) < 0)).Sum();
    });

    private static void Sort(List<Vertex> layer, IReadOnlyList<Edge> edges, bool down)
    {
        var wanted = layer.ToDictionary(vertex => vertex, vertex => down
            ? edges.Where(edge => edge.To == vertex).Select(FromPlace).DefaultIfEmpty(vertex.Order).Average()
            : edges.Where(edge => edge.From == vertex).Select(ToPlace).DefaultIfEmpty(vertex.Order).Average());
        Vertex[] sorted = [.. layer.OrderBy(vertex => wanted[vertex]).ThenBy(vertex => vertex.Order)];
        layer.Clear();
        layer.AddRange(sorted);
        Layering.Number(layer);
    }

    /// <summary>A line's beginning in units of places: within a frame it counts where in the frame it leaves.</summary>
    private static double FromPlace(Edge edge) => edge.From.Order + edge.From.ExitOffset(edge.Exit) / edge.From.Width;

    private static double ToPlace(Edge edge) => edge.To.Order + edge.To.EntryOffset(edge.Entry) / edge.To.Width;

    private static Vertex[][] Copy(Layering layering) => [.. layering.Layers.Select(layer => layer.ToArray())];
}
