namespace DaNetGen.Cli.Reporting.Charts;

/// <summary>A point of a curve.</summary>
/// <param name="Epoch">Where.</param>
/// <param name="Value">How high; not a number where there is none.</param>
internal readonly record struct CurvePoint(int Epoch, double Value);

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Points">Its points, from left to right.</param>
internal sealed record Curve(string Name, IReadOnlyList<CurvePoint> Points);
