namespace DaNetGen.Cli.Ablation;

/// <summary>A network of an ablation with its trainings, one a seed.</summary>
/// <param name="Head">The network.</param>
/// <param name="Parameters">How many parameters it has.</param>
/// <param name="Results">Its figures, in the order of the seeds.</param>
internal sealed record AblationRow(AblationHead Head, long Parameters, IReadOnlyList<AblationResult> Results)
{
    /// <summary>The mean IoU over the seeds.</summary>
    public Spread MeanIoU => Spread.Of([.. Results.Select(r => r.MeanIoU)]);

    /// <summary>The pixel accuracy over the seeds.</summary>
    public Spread PixelAccuracy => Spread.Of([.. Results.Select(r => r.PixelAccuracy)]);

    /// <summary>How much more mean IoU than another network has, seed by seed.</summary>
    public Spread Over(AblationRow other) => Spread.Of([.. Results.Zip(other.Results, (mine, its) => mine.MeanIoU - its.MeanIoU)]);
}
