using System.Globalization;
using DaNetGen.Cli.Data;
using Spectre.Console;

namespace DaNetGen.Cli.Scoring;

/// <summary>Prints a score class by class, beside always answering the commonest class.</summary>
internal static class ScoreTable
{
    private const int BarWidth = 24;

    /// <summary>Prints the table.</summary>
    public static void Print(Terminal terminal, ConfusionMatrix matrix, ClassList classes)
    {
        Score score = Scoring.Score.Of(matrix), baseline = CommonestClass.Score(matrix);
        string commonest = classes.Names[CommonestClass.Of(matrix)];

        var table = new Table().Border(terminal.Live ? TableBorder.Rounded : TableBorder.Simple);
        table.AddColumn("class").AddColumn(new TableColumn("share").RightAligned()).AddColumn(new TableColumn("IoU").RightAligned()).AddColumn("");
        table.AddColumn(new TableColumn(Markup.Escape($"always {commonest}")).RightAligned());
        for (int label = 0; label < classes.Count; label++)
        {
            string share = Percent(matrix.Total == 0 ? 0 : matrix.Truth(label) / (double)matrix.Total);
            double? iou = score.ClassIoU[label];
            table.AddRow(
                new Text(classes.Names[label]), new Text(share), new Text(Figure(iou)), Bar(iou, classes.Colours[label]), new Text(Figure(baseline.ClassIoU[label])));
        }
        terminal.Console.Write(table);
        int occurring = score.ClassIoU.Count(iou => iou is not null);
        terminal.Line($"mIoU {Figure(score.MeanIoU)} over {occurring} classes, pixel accuracy {Figure(score.PixelAccuracy)}");
        terminal.Line($"always {commonest}: mIoU {Figure(baseline.MeanIoU)}, pixel accuracy {Figure(baseline.PixelAccuracy)}");
    }

    /// <summary>A figure with three places, or "-" for none.</summary>
    public static string Figure(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>A share in percent, with one place.</summary>
    public static string Percent(double value) => value.ToString("0.0 %", CultureInfo.InvariantCulture);

    private static Text Bar(double? value, Rgb colour) =>
        new(new string('█', (int)Math.Round((value ?? 0) * BarWidth)), new Style(new Color(colour.R, colour.G, colour.B)));
}
