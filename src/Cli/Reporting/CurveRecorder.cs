using DaNetGen.Cli.Scoring;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Reporting;

/// <summary>Keeps the figures of every epoch for a report's curves.</summary>
internal sealed class CurveRecorder : ITrainingObserver
{
    private readonly List<EpochFigures> epochs = [];

    /// <summary>The epochs so far.</summary>
    public IReadOnlyList<EpochFigures> Epochs => epochs;

    /// <inheritdoc/>
    public void Stepped(TrainingMoment moment)
    {
    }

    /// <inheritdoc/>
    public void EpochEnded(TrainingMoment moment, double loss, ConfusionMatrix? score) => epochs.Add(EpochFigures.Of(moment, loss, score));
}
