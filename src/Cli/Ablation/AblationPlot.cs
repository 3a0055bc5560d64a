using System.Globalization;
using System.Xml.Linq;
using DaNetGen.Cli.Scoring;

namespace DaNetGen.Cli.Ablation;

/// <summary>Draws an ablation: a line a network, a dot a seed, a bar at the mean.</summary>
internal static class AblationPlot
{
    private const int Width = 760, Left = 150, Right = 90, Top = 46, Line = 44, Bottom = 40, Radius = 5;
    private const string Ink = "#1f2430", Faint = "#d5d9e0", Dot = "#2f7de1";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Writes the plot as an SVG file, beside its place and then moved there.</summary>
    public static void Write(string path, string title, IReadOnlyList<AblationRow> rows) => WholeFile.Write(path, Draw(title, rows).Save);

    private static XElement Draw(string title, IReadOnlyList<AblationRow> rows)
    {
        double[] ticks = Ticks(rows);
        double X(double value) => Left + (value - ticks[0]) / (ticks[^1] - ticks[0]) * (Width - Left - Right);
        int height = Top + rows.Count * Line + Bottom, axis = height - Bottom;
        return new XElement(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Width} {height}"), new XAttribute("width", Width), new XAttribute("height", height),
            new XAttribute("font-family", "system-ui, sans-serif"), new XAttribute("font-size", 14), new XAttribute("fill", Ink),
            new XElement(Svg + "title", title),
            new XElement(Svg + "rect", new XAttribute("width", Width), new XAttribute("height", height), new XAttribute("fill", "white")),
            Text(20, 26, title, "start", new XAttribute("font-weight", "bold")),
            ticks.Select(tick => Rule(X(tick), Top, X(tick), axis, Faint, 1)),
            ticks.Select(tick => Text(X(tick), axis + 20, tick.ToString("0.##", CultureInfo.InvariantCulture), "middle")),
            Text(Width - Right + 16, 26, "mean IoU", "start"),
            rows.Select((row, index) => Row(row, Top + index * Line + Line / 2, X)));
    }

    private static IEnumerable<XElement> Row(AblationRow row, double y, Func<double, double> x)
    {
        double mean = row.MeanIoU.Mean;
        yield return Text(Left - 12, y + 5, row.Head.Name, "end");
        yield return Rule(x(row.MeanIoU.Least), y, x(row.MeanIoU.Most), y, Dot, 2);
        foreach (AblationResult result in row.Results)
        {
            yield return new(
                Svg + "circle", Number("cx", x(result.MeanIoU)), Number("cy", y), Number("r", Radius), new XAttribute("fill", Dot),
                new XAttribute("fill-opacity", "0.6"), new XElement(Svg + "title", $"seed {result.Seed}: {ScoreTable.Figure(result.MeanIoU)}"));
        }
        yield return Rule(x(mean), y - 11, x(mean), y + 11, Ink, 3);
        yield return Text(Width - Right + 16, y + 5, ScoreTable.Figure(mean), "start");
    }

    /// <summary>Round figures around all that is shown, the nearest that leave at least two steps.</summary>
    private static double[] Ticks(IReadOnlyList<AblationRow> rows)
    {
        double least = rows.Min(r => r.MeanIoU.Least), most = rows.Max(r => r.MeanIoU.Most);
        double step = ((double[])[0.1, 0.05, 0.02, 0.01]).FirstOrDefault(s => (most - least) / s >= 2, 0.01);
        int first = (int)Math.Floor(least / step), last = Math.Max(first + 2, (int)Math.Ceiling(most / step));
        return [.. Enumerable.Range(first, last - first + 1).Select(i => i * step)];
    }

    private static XElement Rule(double x1, double y1, double x2, double y2, string ink, int thickness) => new(
        Svg + "line", Number("x1", x1), Number("y1", y1), Number("x2", x2), Number("y2", y2), new XAttribute("stroke", ink), new XAttribute("stroke-width", thickness));

    private static XElement Text(double x, double y, string text, string anchor, params XAttribute[] more) =>
        new(Svg + "text", Number("x", x), Number("y", y), new XAttribute("text-anchor", anchor), more, text);

    private static XAttribute Number(string name, double value) => new(name, value.ToString("0.##", CultureInfo.InvariantCulture));
}
