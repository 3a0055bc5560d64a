using DaNetGen.Cli.Data;
using DaNetGen.Cli.Scoring;

namespace DaNetGen.Cli.Reporting.Sections;

/// <summary>Intersection over union, class by class: a column of bars for each network and for the commonest class.</summary>
internal static class ScoresSection
{
    /// <summary>The section.</summary>
    public static Html Of(Report report)
    {
        ReportRun[] runs = [.. report.Runs, report.Commonest];
        ClassList classes = report.Classes;
        ConfusionMatrix matrix = report.Evaluation.Matrix;
        Html Class(int label)
        {
            Html name = Html.Of($"{Swatch.Of(classes, label)}<small>{Figures.Percent(matrix.Truth(label) / (double)Math.Max(1, matrix.Total))}</small>");
            return Row(name, $"{classes.Colours[label]}", runs.Select(run => run.Score.ClassIoU[label]));
        }
        return Html.Of($"""
            <section>
            <h2>Intersection over union by class</h2>
            <p>Pixels that truth and prediction share, over all that either gives to the class: 1 is perfect. Under each class stands its share of the
            labelled pixels of the {Figures.Many(report.Evaluation.Images, "held-out image")}.</p>
            <table id="scores">
            {Table.Head(["class", .. runs.Select(run => run.Name)])}
            <tbody>
            {Enumerable.Range(0, classes.Count).Select(Class)}
            </tbody>
            <tfoot>
            {Row("mean IoU", null, runs.Select(run => (double?)run.Score.MeanIoU))}
            {Row("pixel accuracy", null, runs.Select(run => (double?)run.Score.PixelAccuracy))}
            </tfoot>
            </table>
            </section>
            """);
    }

    private static Html Row(object name, string? colour, IEnumerable<double?> figures) => Table.Row(name, figures.Select(figure => (object)Bar(figure, colour)));

    private static Html Bar(double? figure, string? colour)
    {
        if (figure is not { } value) return Html.Of($"<abbr title=\"does not occur in the truth\">{ScoreTable.Figure(null)}</abbr>");
        Html fill = colour is null ? Html.Empty : Html.Of($";background:{colour}");
        return Html.Of($"{ScoreTable.Figure(value)}<span class=\"track\"><span class=\"bar\" style=\"width:{value * 100:0.##}%{fill}\"></span></span>");
    }
}
