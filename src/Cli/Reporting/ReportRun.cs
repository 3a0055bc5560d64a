using DaNetGen.Cli.Scoring;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Reporting;

/// <summary>A network in a report, or what networks are compared with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Score">Its figures; the classes' order is the report's.</param>
/// <param name="Epochs">How it learnt; empty for what was not trained.</param>
internal sealed record ReportRun(string Name, Score Score, IReadOnlyList<EpochFigures> Epochs);
