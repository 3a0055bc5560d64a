using DaNetGen.Cli.Data;
using Spectre.Console;

namespace DaNetGen.Cli.Scoring;

/// <summary>Prints the scores of several networks on the same images side by side, class by class, beside always answering the commonest
/// class.</summary>
internal static class ComparisonTable
{
    /// <summary>Prints the table.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="runs">The networks' names and answers.</param>
    public static void Print(Terminal terminal, ClassList classes, params IReadOnlyList<(string Name, ConfusionMatrix Matrix)> runs)
    {
        ConfusionMatrix truth = runs[0].Matrix;
        (string Name, Score Score)[] columns =
        [
            .. runs.Select(run => (run.Name, Score.Of(run.Matrix))),
            ($"always {classes.Names[CommonestClass.Of(truth)]}", CommonestClass.Score(truth)),
        ];
        var table = new Table().Border(terminal.Live ? TableBorder.Rounded : TableBorder.Simple);
        table.AddColumn("IoU").AddColumn(new TableColumn("share").RightAligned());
        foreach ((string name, Score _) in columns) table.AddColumn(new TableColumn(Markup.Escape(name)).RightAligned());
        for (int label = 0; label < classes.Count; label++)
        {
            string share = ScoreTable.Percent(truth.Total == 0 ? 0 : truth.Truth(label) / (double)truth.Total);
            table.AddRow([new Text(classes.Names[label]), new Text(share), .. Figures(columns.Select(column => column.Score.ClassIoU[label]))]);
        }
        table.AddEmptyRow();
        table.AddRow([new Text("mIoU"), new Text(""), .. Figures(columns.Select(column => (double?)column.Score.MeanIoU))]);
        table.AddRow([new Text("pixel accuracy"), new Text(""), .. Figures(columns.Select(column => (double?)column.Score.PixelAccuracy))]);
        terminal.Console.Write(table);
    }

    /// <summary>The figures of a row, the best of them bold.</summary>
    private static IEnumerable<Text> Figures(IEnumerable<double?> figures)
    {
        double? best = figures.Max();
        return figures.Select(figure => new Text(ScoreTable.Figure(figure), figure is not null && figure == best ? new Style(decoration: Decoration.Bold) : Style.Plain));
    }
}
