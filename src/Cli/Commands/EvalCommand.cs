using System.CommandLine;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Data;
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
            Description = "Which images: SPLIT/ and SPLITannot/ in the data folder.",
            HelpName = "SPLIT",
            DefaultValueFactory = _ => "val",
        };
        Option<double> scale = CommandOptions.Number("--scale", 0, 0, "Read images at this fraction of their size; 0 takes the fraction of the training.");
        Option<int> threads = CommandOptions.Threads();
        var command = new Command("eval", "Scores a trained network class by class, at the labels' full size.") { data, weights, split, scale, device, threads };
        command.SetAction(parsed =>
        {
            TorchSetup.Start(parsed.GetValue(threads));
            torch.Device where = Devices.Open(parsed.GetValue(device)!);
            return Run(parsed.GetValue(data)!, parsed.GetValue(weights)!, parsed.GetValue(split)!, parsed.GetValue(scale), where, terminal);
        });
        return command;
    }

    private static int Run(string data, string weights, string split, double scale, torch.Device device, Terminal terminal)
    {
        (Network network, TrainedModel model) = TrainedModelFile.Open(weights, device);
        using (network)
        {
            ClassList classes = TrainRun.ClassesIn(data);
            if (!classes.Names.SequenceEqual(model.Classes.Names))
            {
                throw new UserError($"{weights} knows {Described(model.Classes)} and {data} has {Described(classes)}; "
                    + "score it on data with the classes it was trained on.");
            }
            var reader = new SampleReader(classes, scale > 0 ? scale : model.Scale, scaleLabels: false);
            IReadOnlyList<Sample> samples = reader.ReadAll(SegmentationFolder.Pairs(data, split));

            var segmenter = new Segmenter(network, model.Standardisation, device);
            ConfusionMatrix matrix = Scorer.Score(segmenter, samples, classes.Count);
            terminal.Line($"{model.Spec.Name} at output stride {model.Spec.OutputStride} on {samples.Count} images of {split}");
            ScoreTable.Print(terminal, matrix, classes);
            return 0;
        }
    }

    private static string Described(ClassList classes) => $"{classes.Count} classes ({string.Join(", ", classes.Names.Take(3))}...)";
}
