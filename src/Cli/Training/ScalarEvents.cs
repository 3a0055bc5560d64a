using DaNetGen.Cli.Scoring;
using TorchSharp;
using TorchSharp.Modules;

namespace DaNetGen.Cli.Training;

/// <summary>Writes a training's figures as TensorBoard scalars: loss and rates as it goes, scores where there are any.</summary>
/// <param name="folder">Where the event files go; a training that is taken up again adds one.</param>
internal sealed class ScalarEvents(string folder) : ITrainingObserver
{
    private const int Every = 10;
    private readonly SummaryWriter writer = torch.utils.tensorboard.SummaryWriter(folder);

    /// <inheritdoc/>
    public void Stepped(TrainingMoment moment)
    {
        if (moment.Iteration % Every != 0 || double.IsNaN(moment.Loss)) return;
        Add("train/loss", moment.Loss, moment);
        Add("train/rate", moment.Rate, moment);
        Add("train/images_per_second", moment.ImagesPerSecond, moment);
        Add("train/waited_for_data", moment.WaitedShare, moment);
    }

    /// <inheritdoc/>
    public void EpochEnded(TrainingMoment moment, double loss, ConfusionMatrix? score)
    {
        Add("epoch/loss", loss, moment);
        if (score is null) return;
        Score figures = Score.Of(score);
        Add("epoch/miou", figures.MeanIoU, moment);
        Add("epoch/pixel_accuracy", figures.PixelAccuracy, moment);
    }

    private void Add(string tag, double value, TrainingMoment moment) => writer.add_scalar(tag, (float)value, moment.Iteration);
}
