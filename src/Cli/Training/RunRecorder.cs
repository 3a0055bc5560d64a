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
    private readonly StringBuilder log = new("epoch,iteration,rate,loss,images_per_second,miou,pixel_accuracy\n");

    /// <summary>The best mean IoU so far; null before the first score.</summary>
    public double? Best { get; private set; }

    /// <inheritdoc/>
    public void Stepped(TrainingMoment moment)
    {
    }

    /// <inheritdoc/>
    public void EpochEnded(TrainingMoment moment, double loss, ConfusionMatrix? score)
    {
        Score? figures = score is null ? null : Score.Of(score);
        log.Append(CultureInfo.InvariantCulture, $"{moment.Epoch},{moment.Iteration},{moment.Rate:R},{loss:R},{moment.ImagesPerSecond:0.00},")
            .Append(CultureInfo.InvariantCulture, $"{figures?.MeanIoU:R},{figures?.PixelAccuracy:R}\n");
        TrainedModelFile.Save(network, model, folder.Last);
        if (figures is not null && (Best is null || figures.MeanIoU >= Best))
        {
            Best = figures.MeanIoU;
            TrainedModelFile.Save(network, model, folder.Best);
        }
        SafeFile.Write(folder.Log, stream => stream.Write(Encoding.UTF8.GetBytes(log.ToString())));
    }
}
