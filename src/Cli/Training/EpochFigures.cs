using DaNetGen.Cli.Scoring;

namespace DaNetGen.Cli.Training;

/// <summary>What an epoch showed.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Iteration">Steps done at its end.</param>
/// <param name="Rate">The backbone's learning rate in its last step.</param>
/// <param name="Loss">The mean loss of its steps; not a number where no pixel carried a class.</param>
/// <param name="ImagesPerSecond">The speed of the steps so far.</param>
/// <param name="MeanIoU">On the held-out images; null where they were not scored.</param>
/// <param name="PixelAccuracy">On the held-out images; null where they were not scored.</param>
/// <param name="Seconds">The training's time at its last step, scores and earlier sessions included; null in logs that lack it.</param>
internal sealed record EpochFigures(
    int Epoch, int Iteration, double Rate, double Loss, double ImagesPerSecond, double? MeanIoU, double? PixelAccuracy, double? Seconds)
{
    /// <summary>The figures of an epoch that has just ended.</summary>
    public static EpochFigures Of(TrainingMoment moment, double loss, ConfusionMatrix? score)
    {
        Score? figures = score is null ? null : Score.Of(score);
        return new(
            moment.Epoch, moment.Iteration, moment.Rate, loss, moment.ImagesPerSecond, figures?.MeanIoU, figures?.PixelAccuracy, moment.Elapsed.TotalSeconds);
    }
}
