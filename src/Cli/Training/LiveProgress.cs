using System.Globalization;
using DaNetGen.Cli.Scoring;
using Spectre.Console;

namespace DaNetGen.Cli.Training;

/// <summary>Shows a training as one bar that is redrawn, with the figures beside it.</summary>
/// <param name="task">The bar, from 0 to 1.</param>
internal sealed class LiveProgress(ProgressTask task) : ITrainingObserver
{
    private string scored = "";

    /// <summary>Opens the bar, runs a training under it and closes it.</summary>
    public static void Run(Terminal terminal, Action<ITrainingObserver> training) =>
        terminal.Console.Progress()
            .Columns(new ProgressBarColumn { Width = 18 }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context => training(new LiveProgress(context.AddTask("getting ready", maxValue: 1))));

    /// <inheritdoc/>
    public void Stepped(TrainingMoment moment)
    {
        string left = moment.Left is { } time ? $"[bold]{(int)time.TotalMinutes}:{time.Seconds:00}[/] left  " : "";
        string place = $"epoch {moment.Epoch}/{moment.Epochs}  step {moment.Iteration}";
        task.Value = moment.Progress;
        task.Description = string.Create(CultureInfo.InvariantCulture,
            $"{left}{place}  loss [yellow]{moment.Loss:0.000}[/]  rate {moment.Rate:0.0000}  {moment.ImagesPerSecond:0.0} images/s{scored}");
    }

    /// <inheritdoc/>
    public void EpochEnded(TrainingMoment moment, double loss, ConfusionMatrix? score)
    {
        if (score is not null) scored = string.Create(CultureInfo.InvariantCulture, $"  mIoU [green]{Score.Of(score).MeanIoU:0.000}[/]");
    }
}
