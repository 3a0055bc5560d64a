using System.CommandLine;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Data.Layouts;
using DaNetGen.Cli.Imaging;
using DaNetGen.Cli.Scoring;
using TorchSharp;

namespace DaNetGen.Cli.Commands;

/// <summary><c>danet eval</c>: scores a trained network.</summary>
internal static class EvalCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Option<string> data = CommandOptions.Data(), weights = CommandOptions.Weights(), device = CommandOptions.Device();
        var split = new Option<string>("--split")
        {
            Description = "Which images: train or val.",
            HelpName = "SPLIT",
            DefaultValueFactory = _ => "val",
        };
        Option<double> scale = CommandOptions.Number("--scale", 0, 0, "Read images at this fraction of their size; 0 takes the fraction of the training.");
        Option<string?> layout = CommandOptions.Layout();
        var looks = new LookArguments();
        var inference = new InferenceArguments();
        var json = new Option<string?>("--json") { Description = "Write the figures to this file.", HelpName = "FILE" };
        var confusion = new Option<string?>("--confusion") { Description = "Write the confusion matrix as a picture to this PNG file.", HelpName = "FILE" };
        Option<int> threads = CommandOptions.Threads();
        var command = new ExplainedCommand(
            "eval", "Scores a trained network class by class, at the labels' full size.",
            "danet eval --data camvid --weights runs/first/best.safetensors",
            "danet eval --data cityscapes --weights best.safetensors --window 768x768 --scales 0.75,1,1.25 --flip   # slower and better",
            "danet eval --data camvid --weights best.safetensors --json score.json --confusion confusion.png")
        {
            data, layout, weights, split, scale,
        };
        foreach (Option option in (Option[])[.. looks.All, .. inference.All, json, confusion, device, threads]) command.Add(option);
        command.SetAction(parsed =>
        {
            Looks asked = looks.Read(parsed);
            TorchSetup.Start(parsed.GetValue(threads));
            torch.Device where = Devices.Open(parsed.GetValue(device)!);
            return Run(
                new EvalSettings
                {
                    Data = parsed.GetValue(data)!,
                    Layout = parsed.GetValue(layout),
                    Weights = parsed.GetValue(weights)!,
                    Split = parsed.GetValue(split)!,
                    Scale = parsed.GetValue(scale),
                    Looks = asked,
                    Inference = inference.Read(parsed, where),
                    Json = parsed.GetValue(json),
                    Confusion = parsed.GetValue(confusion),
                }, where, terminal);
        });
        return command;
    }

    private static int Run(EvalSettings settings, torch.Device device, Terminal terminal)
    {
        (Network network, TrainedModel model) = TrainedModelFile.Open(settings.Weights, device);
        using (network)
        {
            IDataLayout layout = DataLayouts.Find(settings.Layout, settings.Data);
            ClassList classes = ClassesFile.OfFolder(settings.Data, layout);
            if (!classes.Names.SequenceEqual(model.Classes.Names))
            {
                throw new UserError($"{settings.Weights} knows {Described(model.Classes)} and {settings.Data} has {Described(classes)}; "
                    + "score it on data with the classes it was trained on.");
            }
            var reader = new SampleReader(classes, settings.Scale > 0 ? settings.Scale : model.Scale, scaleLabels: false);
            IReadOnlyList<Sample> samples = reader.ReadAll(SegmentationFolder.Pairs(settings.Data, settings.Split, layout));

            using var inference = new Inference(network, settings.Inference);
            var segmenter = new Segmenter(inference.Run, model.Standardisation, device, settings.Looks);
            ConfusionMatrix matrix = Scorer.Score(segmenter, samples, classes.Count);
            terminal.Line($"{model.Spec.Name} at output stride {model.Spec.OutputStride} on {samples.Count} images of {settings.Split}");
            ScoreTable.Print(terminal, matrix, classes);
            if (settings.Json is { } json) ScoreFile.Write(matrix, classes, json);
            if (settings.Confusion is { } picture) ImageFile.Write(ConfusionPicture.Of(matrix, classes), picture);
            return 0;
        }
    }

    private static string Described(ClassList classes) => $"{classes.Count} classes ({string.Join(", ", classes.Names.Take(3))}...)";
}
