namespace DaNetGen.Cli.Training;

/// <summary>What a run has shown so far.</summary>
/// <param name="Log">The text of its log: a line an epoch.</param>
/// <param name="Best">The best mean IoU; null before the first score.</param>
internal sealed record RunRecord(string Log, double? Best)
{
    /// <summary>Nothing but the log's heading.</summary>
    public static RunRecord Empty { get; } = new(RunLog.Heading, null);
}
