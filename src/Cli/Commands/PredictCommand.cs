using System.CommandLine;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Imaging;
using DaNetGen.Cli.Scoring;
using TorchSharp;

namespace DaNetGen.Cli.Commands;

/// <summary><c>danet predict</c>: colours photographs.</summary>
internal static class PredictCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var images = new Argument<string[]>("IMAGE") { Description = "Photographs of any sizes (PNG, JPEG, BMP or WebP): files, folders, or patterns such as \"photos/**/*.jpg\".", Arity = ArgumentArity.OneOrMore };
        Option<string> weights = CommandOptions.Weights(), device = CommandOptions.Device();
        var output = new Option<string>("--out")
        {
            Description = "Where NAME.overlay.png and NAME.labels.png go.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "predictions",
        };
        Option<double> scale = CommandOptions.Number("--scale", 0, 0, "Read images at this fraction of their size; 0 takes the fraction of the training.");
        var looks = new LookArguments();
        var inference = new InferenceArguments();
        Option<int> threads = CommandOptions.Threads();
        var command = new ExplainedCommand(
            "predict", "Colours photographs: an overlay with a legend, and a label map, for each.",
            "danet predict street.jpg --weights runs/first/best.safetensors",
            "danet predict photos \"more/**/*.png\" --weights best.safetensors --out coloured   # a folder and a pattern",
            "danet predict panorama.jpg --weights best.safetensors --window 512x512 --flip   # larger than the training's images")
        {
            images, weights, output, scale,
        };
        foreach (Option option in (Option[])[.. looks.All, .. inference.All, device, threads]) command.Add(option);
        command.SetAction(parsed =>
        {
            Looks asked = looks.Read(parsed);
            TorchSetup.Start(parsed.GetValue(threads));
            torch.Device where = Devices.Open(parsed.GetValue(device)!);
            InferenceSettings settings = inference.Read(parsed, where);
            return Run(ImageArguments.Expand(parsed.GetValue(images)!), parsed.GetValue(weights)!, parsed.GetValue(output)!, parsed.GetValue(scale), asked,
                settings, where, terminal);
        });
        return command;
    }

    private static int Run(IReadOnlyList<string> paths, string weights, string output, double scale, Looks looks, InferenceSettings settings, torch.Device device, Terminal terminal)
    {
        string[] names = [.. paths.Select(p => Path.GetFileNameWithoutExtension(p))];
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new UserError($"Two images are named '{twice.Key}' and would be written to one file; predict them in two calls with an --out each.");
        (Network network, TrainedModel model) = TrainedModelFile.Open(weights, device);
        using (network)
        {
            // All are read once before the first is predicted, so that a wrong path costs no work; one at a time stays in memory.
            foreach (string path in paths) ImageFile.Read(path);
            using var inference = new Inference(network, settings);
            var segmenter = new Segmenter(inference.Run, model.Standardisation, device, looks);
            foreach ((string path, string name) in paths.Zip(names))
            {
                RgbImage image = ImageFile.Read(path);
                LabelMap labels = Segment(segmenter, image, scale > 0 ? scale : model.Scale);
                string overlay = Path.Combine(output, name + ".overlay.png"), map = Path.Combine(output, name + ".labels.png");
                ImageFile.Write(Legend.Under(Overlay.Over(image, labels, model.Classes), labels, model.Classes), overlay);
                PaletteFile.Write(labels, model.Classes, map);
                terminal.Line($"{path} -> {overlay}, {map}");
            }
            return 0;
        }
    }

    private static LabelMap Segment(Segmenter segmenter, RgbImage image, double scale)
    {
        (int width, int height) = Resize.Scaled(image.Width, image.Height, scale);
        return segmenter.Segment(Resize.Image(image, width, height), image.Width, image.Height);
    }
}
