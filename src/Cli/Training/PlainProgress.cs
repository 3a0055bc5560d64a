using System.Diagnostics;
using System.Globalization;
using DaNetGen.Cli.Scoring;

namespace DaNetGen.Cli.Training;

/// <summary>Shows a training as lines of text: at its start, every ten seconds and at the end of every epoch.</summary>
/// <param name="terminal">Where it is shown.</param>
internal sealed class PlainProgress(Terminal terminal) : ITrainingObserver
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly Stopwatch sinceLine = new();

    /// <inheritdoc/>
    public void Stepped(TrainingMoment moment)
    {
        if (sinceLine.IsRunning && sinceLine.Elapsed < Pause) return;
        sinceLine.Restart();
        terminal.Line(Text(moment));
    }

    /// <inheritdoc/>
    public void EpochEnded(TrainingMoment moment, double loss, ConfusionMatrix? score)
    {
        if (score is null) return;
        Score figures = Score.Of(score);
        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"epoch {moment.Epoch}: mean loss {loss:0.000}, held-out mIoU {figures.MeanIoU:0.000}, pixel accuracy {figures.PixelAccuracy:0.000}"));
    }

    /// <summary>A moment in words.</summary>
    public static string Text(TrainingMoment moment)
    {
        string left = moment.Left is { } time ? $", {(int)time.TotalMinutes}:{time.Seconds:00} left" : "";
        string place = $"epoch {moment.Epoch}/{moment.Epochs}, iteration {moment.Iteration}/{moment.Iterations}";
        return string.Create(CultureInfo.InvariantCulture,
            $"{place}, loss {moment.Loss:0.000}, rate {moment.Rate:0.0000}, {moment.ImagesPerSecond:0.0} images/s{left}");
    }
}
