using System.Globalization;
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
        Score? figures = score is null ? null : Score.Of(score);
        Record = Record with
        {
            Log = Record.Log + string.Create(CultureInfo.InvariantCulture,
                $"{moment.Epoch},{moment.Iteration},{moment.Rate:R},{loss:R},{moment.ImagesPerSecond:0.00},{figures?.MeanIoU:R},{figures?.PixelAccuracy:R}\n"),
        };
        TrainedModelFile.Save(network, model, folder.Last);
        if (figures is not null && !(figures.MeanIoU < Record.Best))
        {
            Record = Record with { Best = figures.MeanIoU };
            TrainedModelFile.Save(network, model, folder.Best);
        }
        SafeFile.Write(folder.Log, stream => stream.Write(Encoding.UTF8.GetBytes(Record.Log)));
    }
}
