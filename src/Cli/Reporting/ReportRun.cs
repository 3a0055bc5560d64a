using DaNetGen.Cli.Scoring;

namespace DaNetGen.Cli.Reporting;

/// <summary>A network in a report.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Score">Its figures; the classes' order is the report's.</param>
/// <param name="Losses">The loss of each epoch; empty for what was not trained.</param>
internal sealed record ReportRun(string Name, Score Score, IReadOnlyList<double> Losses);
