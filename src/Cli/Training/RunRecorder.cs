using System.Text;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Scoring;

namespace DaNetGen.Cli.Training;

/// <summary>Saves a training as it goes: the last and the best weights, and a line an epoch. Every file is written beside and moved into place.</summary>
/// <param name="folder">Where to.</param>
/// <param name="network">The network.</param>
/// <param name="model">What is stored with the weights.</param>
internal sealed class RunRecorder(RunFolder folder, Network network, TrainedModel model) : ITrainingObserver
{
    /// <summary>What it has written so far.</summary>
    public RunRecord Record { get; set; } = RunRecord.Empty;

    /// <inheritdoc/>
    public void Stepped(TrainingMoment moment)
    {
    }

    /// <inheritdoc/>
    public void EpochEnded(TrainingMoment moment, double loss, ConfusionMatrix? score)
    {
        EpochFigures figures = EpochFigures.Of(moment, loss, score);
        Record = Record with { Log = Record.Log + RunLog.Line(figures) };
        TrainedModelFile.Save(network, model, folder.Last);
        if (figures.MeanIoU is { } scored && !(scored < Record.Best))
        {
            Record = Record with { Best = scored };
            TrainedModelFile.Save(network, model, folder.Best);
        }
        WholeFile.Write(folder.Log, stream => stream.Write(Encoding.UTF8.GetBytes(Record.Log)));
    }
}
