using DaNetGen.Cli.Scoring;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Reporting;

/// <summary>Keeps the mean loss of every epoch for a report's curve.</summary>
internal sealed class CurveRecorder : ITrainingObserver
{
    private readonly List<double> losses = [];

    /// <summary>The loss, an epoch each.</summary>
    public IReadOnlyList<double> Losses => losses;

    /// <inheritdoc/>
    public void Stepped(TrainingMoment moment)
    {
    }

    /// <inheritdoc/>
    public void EpochEnded(TrainingMoment moment, double loss, ConfusionMatrix? score) => losses.Add(loss);
}
