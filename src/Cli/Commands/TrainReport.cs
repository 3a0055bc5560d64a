using System.Globalization;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Reporting;
using DaNetGen.Cli.Scoring;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Commands;

/// <summary>The report of a training, from what its folder keeps.</summary>
internal static class TrainReport
{
    /// <summary>The report.</summary>
    /// <param name="description">What was asked for.</param>
    /// <param name="network">The network.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="learnt">How many images it learns from.</param>
    /// <param name="epochs">What its epochs showed; at least one was scored.</param>
    /// <param name="evaluation">The answers of the best weights to the held-out images.</param>
    public static Report Of(
        TrainDescription description, ReportNetwork network, ClassList classes, int learnt, IReadOnlyList<EpochFigures> epochs, Evaluation evaluation)
    {
        string data = Path.GetFileName(Path.TrimEndingDirectorySeparator(description.Settings.Data));
        return new()
        {
            Title = $"{network.Name} on {data}",
            Lead = Lead(description.Settings, network, data, classes.Count, learnt, epochs, evaluation),
            Command = description.Command,
            Environment = $"danet {description.Danet}, TorchSharp {description.TorchSharp}, libtorch {description.Libtorch}, .NET {description.Dotnet}; "
                + $"{description.System}; {description.Settings.Device}, {Figures.Many(description.Threads, "thread")}",
            Classes = classes,
            Runs = [new(network.Name, Score.Of(evaluation.Matrix), epochs)],
            Evaluation = evaluation,
            Network = network,
        };
    }

    private static string Lead(
        TrainSettings settings, ReportNetwork network, string data, int classes, int learnt, IReadOnlyList<EpochFigures> epochs, Evaluation evaluation)
    {
        ModelEntry model = ModelCatalog.Find(network.Name);
        EpochFigures best = epochs.Where(epoch => epoch.MeanIoU is not null).MaxBy(epoch => (epoch.MeanIoU, epoch.Epoch))!;
        string time = epochs[^1].Seconds is { } seconds ? $" in {Figures.Time(seconds)}" : "";
        string asked = epochs.Count < settings.Training.Epochs ? string.Create(CultureInfo.InvariantCulture, $" of at most {settings.Training.Epochs:N0}") : "";
        return $"{network.Name} ({model.Head} on {model.Backbone}, output stride {settings.OutputStride}) learnt {classes} classes "
            + $"from {Figures.Many(learnt, "image")} of {data}: {Figures.Many(epochs.Count, "epoch")}{asked}{time}. "
            + $"All figures, bars and pictures are those of its best weights, after epoch {best.Epoch}, on {Figures.Many(evaluation.Images, "held-out image")} "
            + "from which it did not learn.";
    }
}
