using System.CommandLine;
using System.Globalization;
using DaNetGen.Checkpoints;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Weights;

namespace DaNetGen.Cli.Commands;

/// <summary><c>danet weights</c>: looks into files of weights, converts and compares them.</summary>
internal static class WeightsCommand
{
    private const int Differ = 1;
    private const int Shown = 20;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) =>
        new ExplainedCommand(
            "weights", "Looks into files of weights, converts and compares them: .pth, .safetensors and .dat, of DANet's authors, mmsegmentation, torchvision and danet.",
            "danet weights inspect resnet50.pth")
        {
            Inspect(terminal), Convert(terminal), Diff(terminal),
        };

    private static ExplainedCommand Inspect(Terminal terminal)
    {
        Argument<string> file = File("FILE", "The file of weights.");
        var command = new ExplainedCommand(
            "inspect", "Lists the format, whose keys they are, the network they imply, and every tensor.",
            "danet weights inspect danet_r50-d8_512x1024_40k_cityscapes.pth")
        {
            file,
        };
        command.SetAction(parsed =>
        {
            TorchSetup.Start(threads: 0);
            using var weights = WeightsFile.Open(parsed.GetValue(file)!);
            WeightsTable.Print(terminal, parsed.GetValue(file)!, weights);
            return 0;
        });
        return command;
    }

    private static ExplainedCommand Convert(Terminal terminal)
    {
        Argument<string> source = File("IN", "The file of weights."), target = File("OUT", "The new file; .safetensors, .pth, .pt or .dat gives its format.");
        Option<Dialect?> dialect = CommandOptions.Dialect();
        Option<int> outputStride = CommandOptions.OutputStride();
        Option<int[]?> multiGrid = CommandOptions.MultiGrid();
        var corners = new Option<bool>("--align-corners") { Description = "The network was trained with aligned corners, as mmsegmentation's of 769x769 are." };
        var classes = new Option<string?>("--classes")
        {
            Description = "The names of the classes, a line each, as in a data folder's classes.txt. Default: Cityscapes' for 19, PASCAL VOC's for 21, ADE20K's for 150.",
            HelpName = "FILE",
        };
        var command = new ExplainedCommand(
            "convert", "Writes weights in another format, under another program's keys. Under danet's own keys (--dialect reference) a DANet can be used at once by eval and predict.",
            "danet weights convert danet_r50-d8_512x1024_40k_cityscapes.pth cityscapes.safetensors --dialect reference",
            "danet weights convert DANet101.pth.tar authors.safetensors --dialect reference --multi-grid 1,2,4   # the authors' published weights",
            "danet weights convert runs/first/best.safetensors for-mmsegmentation.pth --dialect mmsegmentation")
        {
            source, target, dialect, outputStride, multiGrid, corners, classes,
        };
        command.SetAction(parsed =>
        {
            TorchSetup.Start(threads: 0);
            ClassList? named = parsed.GetValue(classes) is { } path ? ClassesFile.Read(path) : null;
            terminal.Line(WeightsConversion.Convert(
                parsed.GetValue(source)!, parsed.GetValue(target)!, parsed.GetValue(dialect),
                (implied, from) => ImpliedModel.Of(implied, from, parsed.GetValue(outputStride), parsed.GetValue(multiGrid), parsed.GetValue(corners), named),
                ((Option[])[outputStride, multiGrid, corners, classes]).FirstOrDefault(option => CommandOptions.IsGiven(parsed, option))?.Name));
            return 0;
        });
        return command;
    }

    private static ExplainedCommand Diff(Terminal terminal)
    {
        Argument<string> first = File("A", "A file of weights."), second = File("B", "Another one, of any format and dialect.");
        var command = new ExplainedCommand(
            "diff", "Compares two files: keys of one alone, other shapes, the largest difference. The exit code is 1 where they differ.",
            "danet weights diff theirs.pth mine.safetensors")
        {
            first, second,
        };
        command.SetAction(parsed =>
        {
            TorchSetup.Start(threads: 0);
            using WeightsFile a = WeightsFile.Open(parsed.GetValue(first)!), b = WeightsFile.Open(parsed.GetValue(second)!);
            WeightsDifference difference = WeightsDifference.Of(a, b);
            Print(terminal, difference, parsed.GetValue(first)!, parsed.GetValue(second)!);
            return difference.None ? 0 : Differ;
        });
        return command;
    }

    private static void Print(Terminal terminal, WeightsDifference difference, string first, string second)
    {
        Some(difference.OnlyFirst.Select(key => $"only in {first}: {key}"));
        Some(difference.OnlySecond.Select(key => $"only in {second}: {key}"));
        Some(difference.OtherShape.Select(entry => $"shape: {entry.Key} is {entry.First} and {entry.Second}"));
        Some(difference.OtherValues.Select(entry => string.Create(CultureInfo.InvariantCulture, $"values: {entry.Key} differs by {entry.Most:g3} at most")));
        string largest = difference.OtherValues is [var most, ..] ? string.Create(CultureInfo.InvariantCulture, $"; the largest difference is {most.Most:g3} in {most.Key}") : "";
        terminal.Line($"{difference.Equal} tensors are equal, {difference.OtherValues.Count} differ in values, {difference.OtherShape.Count} in shape, "
            + $"{difference.OnlyFirst.Count} are only in {first}, {difference.OnlySecond.Count} only in {second}{largest}");

        void Some(IEnumerable<string> lines)
        {
            string[] all = [.. lines];
            foreach (string line in all.Take(Shown)) terminal.Line(line);
            if (all.Length > Shown) terminal.Line($"and {all.Length - Shown} more");
        }
    }

    private static Argument<string> File(string name, string description) => new(name) { Description = description };
}
