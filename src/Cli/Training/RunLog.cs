using System.Globalization;

namespace DaNetGen.Cli.Training;

/// <summary>The format of <c>log.csv</c>: a line an epoch.</summary>
internal static class RunLog
{
    private const int FewestColumns = 7;

    /// <summary>The first line.</summary>
    public const string Heading = "epoch,iteration,rate,loss,images_per_second,miou,pixel_accuracy,seconds\n";

    /// <summary>An epoch's line.</summary>
    public static string Line(EpochFigures epoch) => string.Create(CultureInfo.InvariantCulture,
        $"{epoch.Epoch},{epoch.Iteration},{epoch.Rate:R},{epoch.Loss:R},{epoch.ImagesPerSecond:0.00},{epoch.MeanIoU:R},{epoch.PixelAccuracy:R},{epoch.Seconds:0.0}\n");

    /// <summary>The epochs of a log.</summary>
    /// <exception cref="FormatException">It is no such log.</exception>
    public static IReadOnlyList<EpochFigures> Read(string log) =>
        [.. log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => Epoch(line.TrimEnd('\r').Split(',')))];

    private static EpochFigures Epoch(string[] columns) => columns.Length < FewestColumns
        ? throw new FormatException($"a line has {columns.Length} columns")
        : new(
            int.Parse(columns[0], CultureInfo.InvariantCulture), int.Parse(columns[1], CultureInfo.InvariantCulture), Number(columns[2]), Number(columns[3]),
            Number(columns[4]), Perhaps(columns[5]), Perhaps(columns[6]), columns.Length > FewestColumns ? Perhaps(columns[FewestColumns]) : null);

    private static double? Perhaps(string text) => text.Length == 0 ? null : Number(text);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
