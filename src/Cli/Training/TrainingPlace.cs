namespace DaNetGen.Cli.Training;

/// <summary>How far a training is, with the figures that run on from step to step.</summary>
internal sealed record TrainingPlace
{
    /// <summary>The epoch in work, counted from 0.</summary>
    public int Epoch { get; init; }

    /// <summary>Batches of the epoch that are done.</summary>
    public int Index { get; init; }

    /// <summary>Steps done in all.</summary>
    public int Iteration { get; init; }

    /// <summary>The backbone's rate in the latest step.</summary>
    public double Rate { get; init; }

    /// <summary>Time spent in all, with scores and in every session of the run.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The part of it spent on steps.</summary>
    public TimeSpan Stepping { get; init; }

    /// <summary>The part of the steps' time in which they waited for data.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>The sum of the epoch's losses.</summary>
    public double LossSum { get; init; }

    /// <summary>How many losses were summed.</summary>
    public int LossCount { get; init; }

    /// <summary>The loss, smoothed over the last steps.</summary>
    public SmoothedLoss Loss { get; init; } = SmoothedLoss.None;

    /// <summary>Whether the last epoch is over and scored.</summary>
    public bool Finished { get; init; }

    /// <summary>The mean loss of the epoch so far.</summary>
    public double MeanLoss => LossCount == 0 ? double.NaN : LossSum / LossCount;

    /// <summary>The share of the steps' time in which they waited for data.</summary>
    public double WaitedShare => Stepping == TimeSpan.Zero ? 0 : Waited / Stepping;
}
