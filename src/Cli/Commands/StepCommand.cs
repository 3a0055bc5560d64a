using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Commands;

/// <summary><c>danet step</c>: times training steps on random images, and prints the most memory that the process took.</summary>
internal static class StepCommand
{
    private const int Classes = 19;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var model = new Argument<string>("MODEL") { Description = "The network, as `danet models` lists them." };
        Option<PixelSize?> crop = CommandOptions.Size("--crop", "Size of the images; 256x256 by default.");
        Option<int> batch = CommandOptions.Whole("--batch", 2, 1, "Images in a step.");
        Option<int> steps = CommandOptions.Whole("--steps", 3, 1, "Steps that are timed, after one that is not.");
        Option<int> outputStride = CommandOptions.OutputStride(), threads = CommandOptions.Threads();
        Option<Precision> precision = TrainingArguments.PrecisionOption();
        var command = new ExplainedCommand(
            "step", "Times training steps on random images, and tells the most memory that the process took.",
            "danet step danet-r50", "danet step danet-r101 --crop 769x769 --batch 1 --steps 1   # a step of the paper's size")
        {
            model, crop, batch, steps, outputStride, threads, precision,
        };
        command.SetAction(parsed =>
        {
            TorchSetup.Start(parsed.GetValue(threads));
            var spec = new ModelSpec(parsed.GetValue(model)!, Classes, parsed.GetValue(outputStride));
            PrecisionCheck.Train(parsed.GetValue(precision), CPU);
            using Network network = ModelCatalog.Build(spec);
            using NarrowNetwork? copy = parsed.GetValue(precision) == Precision.Bf16 ? new(network, ModelCatalog.Build(spec), CPU) : null;
            using var step = new TrainingStep(network, new(), copy);
            PixelSize size = parsed.GetValue(crop) ?? new(256, 256);
            int images = parsed.GetValue(batch);
            using var random = new Batch(randn(images, 3, size.Height, size.Width), randint(0, Classes, [images, size.Height, size.Width], ScalarType.Int64));
            step.Run(random, 0.001);
            var watch = Stopwatch.StartNew();
            for (int i = 0; i < parsed.GetValue(steps); i++) step.Run(random, 0.001);
            double milliseconds = watch.Elapsed.TotalMilliseconds / parsed.GetValue(steps);
            using var process = Process.GetCurrentProcess();
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms a step, {process.PeakWorkingSet64 / 1e6:0} MB at most"));
            return 0;
        });
        return command;
    }
}
