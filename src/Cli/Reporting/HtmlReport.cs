using System.Globalization;
using System.Net;
using System.Text;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Imaging;
using DaNetGen.Cli.Scoring;
using DaNetGen.Cli.Summary;

namespace DaNetGen.Cli.Reporting;

/// <summary>Writes a report as one HTML file that needs nothing beside it: no script, pictures inside.</summary>
internal static class HtmlReport
{
    private const int CurveWidth = 720, CurveHeight = 220;
    private static readonly string[] Inks = ["#4f9cf9", "#f2a33a", "#8a93a3"];

    private const string Style = """
        body{margin:0 auto;max-width:60rem;padding:2rem 1.2rem;background:#181a1e;color:#e8eaee;font:16px/1.5 system-ui,sans-serif}
        h1{margin:0 0 .3rem}h2{margin:2.2rem 0 .6rem;font-size:1.15rem}p{color:#aab1bd}img{max-width:100%;border-radius:6px}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}td,th{padding:.25rem .6rem;text-align:right;border-bottom:1px solid #2a2e35}
        td:first-child,th:first-child{text-align:left;white-space:pre}.bar{display:inline-block;height:.7rem;border-radius:2px;vertical-align:middle;margin-right:.5rem}
        td.bars{text-align:left;width:38%}svg{width:100%;height:auto;background:#1f2227;border-radius:6px}
        """;

    /// <summary>Writes the report, beside its place and then moved there.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="runs">The networks compared, the one that it is about first.</param>
    /// <param name="pictures">Images, truths and predictions.</param>
    /// <param name="network">The first network, stage by stage.</param>
    public static void Write(string path, string title, ClassList classes, IReadOnlyList<ReportRun> runs, RgbImage pictures, IReadOnlyList<SummaryRow> network)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        page.Append(CultureInfo.InvariantCulture, $"<link rel=\"icon\" href=\"data:,\"><title>{Text(title)}</title><style>{Style}</style></head><body><h1>{Text(title)}</h1>");
        page.Append(CultureInfo.InvariantCulture, $"<h2>Held-out images</h2><img alt=\"Image, truth and prediction\" src=\"data:image/png;base64,{Convert.ToBase64String(ImageFile.Png(pictures))}\">");
        page.Append("<h2>Intersection over union</h2>").Append(Scores(classes, runs));
        page.Append("<h2>Loss by epoch</h2>").Append(Curves([.. runs.Where(run => run.Losses.Count > 0)]));
        page.Append("<h2>The network</h2>").Append(Network(network)).Append("</body></html>\n");
        SafeFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(page.ToString())));
    }

    private static string Scores(ClassList classes, IReadOnlyList<ReportRun> runs)
    {
        var table = new StringBuilder("<table id=\"scores\"><tr><th>class</th><th></th>");
        foreach (ReportRun run in runs) table.Append(CultureInfo.InvariantCulture, $"<th>{Text(run.Name)}</th>");
        table.Append("</tr>");
        for (int label = 0; label < classes.Count; label++)
            Row(table, classes.Names[label], $"{classes.Colours[label]}", [.. runs.Select(run => run.Score.ClassIoU[label])]);
        Row(table, "mean", Inks[0], [.. runs.Select(run => (double?)run.Score.MeanIoU)]);
        return table.Append("</table>").ToString();
    }

    private static void Row(StringBuilder table, string name, string colour, IReadOnlyList<double?> figures)
    {
        string width = ((figures[0] ?? 0) * 100).ToString("0.0", CultureInfo.InvariantCulture);
        table.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(name)}</td><td class=\"bars\"><span class=\"bar\" style=\"width:{width}%;background:{colour}\"></span></td>");
        foreach (double? figure in figures) table.Append(CultureInfo.InvariantCulture, $"<td>{ScoreTable.Figure(figure)}</td>");
        table.Append("</tr>");
    }

    private static string Curves(IReadOnlyList<ReportRun> runs)
    {
        double most = runs.SelectMany(run => run.Losses).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        var svg = new StringBuilder($"<svg id=\"curves\" viewBox=\"0 0 {CurveWidth} {CurveHeight}\" role=\"img\" aria-label=\"Loss by epoch\">");
        for (int i = 0; i < runs.Count; i++)
        {
            IReadOnlyList<double> losses = runs[i].Losses;
            IEnumerable<string> points = losses.Select((loss, at) => string.Create(CultureInfo.InvariantCulture,
                $"{20 + (CurveWidth - 40.0) * (at + 1) / losses.Count:0.#},{CurveHeight - 20 - (CurveHeight - 40) * (double.IsFinite(loss) ? loss : most) / most:0.#}"));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{Inks[i % Inks.Length]}\" stroke-width=\"2\" points=\"{string.Join(' ', points)}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{CurveWidth - 150}\" y=\"{30 + 20 * i}\" fill=\"{Inks[i % Inks.Length]}\" font-size=\"14\">{Text(runs[i].Name)} {losses[^1]:0.000}</text>");
        }
        return svg.Append("</svg>").ToString();
    }

    private static string Network(IReadOnlyList<SummaryRow> rows)
    {
        var table = new StringBuilder("<table id=\"network\"><tr><th>stage</th><th>operator</th><th>shape</th><th>parameters</th><th>multiply-adds</th></tr>");
        foreach (SummaryRow row in rows)
        {
            table.Append(CultureInfo.InvariantCulture, $"<tr><td>{new string(' ', row.Depth * 4)}{Text(row.Stage)}</td><td>{Text(row.Operator)}</td>");
            table.Append(CultureInfo.InvariantCulture, $"<td>{Text(row.ConcreteShape)}</td><td>{row.Parameters:N0}</td><td>{row.MultiplyAdds:N0}</td></tr>");
        }
        return table.Append("</table>").ToString();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
