namespace DaNetGen.Cli.Training;

/// <summary>Where a training stands after a step.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Iteration">Steps done.</param>
/// <param name="Iterations">Steps in all.</param>
/// <param name="Loss">The loss, smoothed over the last steps.</param>
/// <param name="Rate">The backbone's rate.</param>
/// <param name="ImagesPerSecond">The speed so far.</param>
/// <param name="Progress">The share that is done, from 0 to 1.</param>
/// <param name="WaitedShare">The share of the steps' time in which they waited for data.</param>
/// <param name="Left">The time left, by the speed so far.</param>
/// <param name="Elapsed">The time spent, with scores and in every session of the run.</param>
internal sealed record TrainingMoment(
    int Epoch, int Epochs, int Iteration, int Iterations, double Loss, double Rate, double ImagesPerSecond, double Progress, double WaitedShare, TimeSpan? Left,
    TimeSpan Elapsed);
