using DaNetGen.Cli.Scoring;

namespace DaNetGen.Cli.Reporting.Sections;

/// <summary>The heading, what was done, the chief figures and the command that repeats it.</summary>
internal static class SummarySection
{
    /// <summary>The section.</summary>
    public static Html Of(Report report)
    {
        ReportRun first = report.Runs[0];
        Html[] tiles =
        [
            Tile(ScoreTable.Figure(first.Score.MeanIoU), "mean IoU", isChief: true),
            Tile(Figures.Percent(first.Score.PixelAccuracy), "of pixels right", isChief: true),
            .. report.Runs.Skip(1).Append(report.Commonest).Select(run => Tile(ScoreTable.Figure(run.Score.MeanIoU), $"mean IoU, {run.Name}")),
            .. first.Epochs is [.., { Seconds: { } seconds }] ? [Tile(Figures.Time(seconds), Figures.Many(first.Epochs.Count, "epoch"))] : (Html[])[],
            Tile(Figures.Compact(report.Network.Parameters), "parameters"),
        ];
        return Html.Of($"""
            <header>
            <h1>{report.Title}</h1>
            <p class="lead">{report.Lead}</p>
            <dl class="tiles">{tiles}</dl>
            <p class="repeat">To repeat it: <code>{report.Command.Split(' ').Select(word => Html.Of($"<span>{word}</span> "))}</code></p>
            </header>
            """);
    }

    private static Html Tile(string figure, string name, bool isChief = false) =>
        Html.Of($"<div{Html.Raw(isChief ? " class=\"chief\"" : "")}><dt>{name}</dt><dd>{figure}</dd></div>");
}
