using DaNetGen.Cli.Reporting.Charts;
using DaNetGen.Cli.Scoring;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Reporting.Sections;

/// <summary>How the networks learnt, epoch by epoch: loss, learning rate, and the figures of the held-out images.</summary>
internal static class CurvesSection
{
    /// <summary>The section.</summary>
    public static Html Of(IReadOnlyList<ReportRun> runs)
    {
        ReportRun[] trained = [.. runs.Where(run => run.Epochs.Count > 0)];
        if (trained.Length == 0) return Html.Empty;
        Curve[] scores =
        [
            .. trained.Select(run => Line($"{Prefix(run, trained)}mean IoU", run, epoch => epoch.MeanIoU)),
            .. trained.Select(run => Line($"{Prefix(run, trained)}pixel accuracy", run, epoch => epoch.PixelAccuracy)),
        ];
        bool isCurve = scores.Any(curve => curve.Points.Count > 1);
        return Html.Of($"""
            <section id="curves">
            <h2>How it learnt</h2>
            <div class="charts">
            {LineChart.Of("loss", "Training loss", trained.Select(run => Line(run.Name, run, epoch => epoch.Loss)))}
            {LineChart.Of("rate", "Learning rate of the backbone", trained.Select(run => Line(run.Name, run, epoch => epoch.Rate)))}
            {(isCurve ? LineChart.Of("accuracy", "Held-out images", scores, most: 1) : Once(trained))}
            </div>
            {trained.Select(run => Details(run, trained))}
            </section>
            """);
    }

    private static string Prefix(ReportRun run, ReportRun[] trained) => trained.Length == 1 ? "" : $"{run.Name}, ";

    private static Curve Line(string name, ReportRun run, Func<EpochFigures, double?> figure) =>
        new(name, [.. run.Epochs.Where(epoch => figure(epoch) is not null).Select(epoch => new CurvePoint(epoch.Epoch, figure(epoch)!.Value))]);

    /// <summary>A single score makes no curve.</summary>
    private static Html Once(ReportRun[] trained)
    {
        string Said(ReportRun run, EpochFigures epoch) =>
            $"{(trained.Length == 1 ? "" : run.Name + ": ")}mean IoU {ScoreTable.Figure(epoch.MeanIoU)}, pixel accuracy {ScoreTable.Figure(epoch.PixelAccuracy)}";
        IEnumerable<Html> lines = trained.SelectMany(run => run.Epochs
            .Where(epoch => epoch.MeanIoU is not null)
            .Select(epoch => Html.Of($"<li>{Said(run, epoch)}</li>")));
        return Html.Of($"<figure class=\"note\"><h3>Held-out images</h3>\n<p>They were scored once, after the last epoch:</p>\n<ul>{lines}</ul></figure>");
    }

    private static Html Details(ReportRun run, ReportRun[] trained) => Html.Of($"""
        <details><summary>{Prefix(run, trained)}figures by epoch</summary>
        <div class="wide"><table class="epochs">
        {Table.Head("epoch", "loss", "learning rate", "mean IoU", "pixel accuracy")}
        <tbody>
        {run.Epochs.Select(Row)}
        </tbody>
        </table></div>
        </details>

        """);

    private static Html Row(EpochFigures epoch) => Table.Row(
        epoch.Epoch, Html.Of($"{epoch.Loss:0.0000}"), Figures.Short(epoch.Rate), Perhaps(epoch.MeanIoU), Perhaps(epoch.PixelAccuracy));

    private static Html Perhaps(double? figure) => figure is null ? Html.Empty : Html.Of($"{ScoreTable.Figure(figure)}");
}
