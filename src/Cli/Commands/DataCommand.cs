using System.CommandLine;
using System.Globalization;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Data.Layouts;
using DaNetGen.Cli.Imaging;
using Spectre.Console;

namespace DaNetGen.Cli.Commands;

/// <summary><c>danet data check</c>: reads a data folder from end to end before anything is trained on it.</summary>
internal static class DataCommand
{
    private const int Shown = 4;
    private const int ShownHeight = 240;
    private static readonly string[] Splits = ["train", "val"];

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "The data folder." };
        Option<string?> layout = CommandOptions.Layout();
        var sheet = new Option<string>("--sheet")
        {
            Description = "Where the picture of samples with their labels goes.",
            HelpName = "FILE",
            DefaultValueFactory = _ => "data-check.png",
        };
        var check = new ExplainedCommand(
            "check", "Reads every image and label, counts the classes, shows samples, and names every broken file.",
            "danet data check camvid", "danet data check VOCdevkit/VOC2012 --layout voc --sheet samples.png")
        {
            folder, layout, sheet,
        };
        check.SetAction(parsed =>
        {
            TorchSetup.Start(threads: 0);
            string data = parsed.GetValue(folder)!;
            return Check(data, DataLayouts.Find(parsed.GetValue(layout), data), parsed.GetValue(sheet)!, terminal);
        });
        return new ExplainedCommand("data", "Looks at data folders.", "danet data check camvid") { check };
    }

    private static int Check(string folder, IDataLayout layout, string sheet, Terminal terminal)
    {
        ClassList classes = ClassesFile.OfFolder(folder, layout);
        terminal.Line($"{folder}: layout {layout.Name} ({layout.Description}), {classes.Count} classes");
        IReadOnlyList<SamplePaths>[] pairs = [.. Splits.Select(split => layout.Files(folder, split))];
        DataCheck[] checks = [.. pairs.Select(p => DataCheck.Of(p, classes))];
        Print(checks, classes, terminal);

        string[] problems = [.. checks.SelectMany(c => c.Problems)];
        if (problems.Length > 0)
        {
            foreach (string problem in problems) terminal.Error.WriteLine($"danet: {problem}");
            return 1;
        }
        ImageFile.Write(Picture(pairs[0], classes), sheet);
        terminal.Line($"every file can be used; samples with their labels: {Path.GetFullPath(sheet)}");
        return 0;
    }

    private static void Print(DataCheck[] checks, ClassList classes, Terminal terminal)
    {
        var table = new Table().Border(terminal.Live ? TableBorder.Rounded : TableBorder.Simple);
        table.AddColumn("class");
        foreach (string split in Splits)
            table.AddColumn(new TableColumn($"{split} pixels").RightAligned()).AddColumn(new TableColumn($"{split} images").RightAligned());
        for (int label = 0; label < classes.Count; label++)
        {
            IEnumerable<string> figures = checks.SelectMany(c => (string[])[Share(c.Pixels[label], c), $"{c.Holders[label]} of {c.Images}"]);
            table.AddRow([classes.Names[label], .. figures]);
        }
        table.AddRow(["unlabelled", .. checks.SelectMany(c => (string[])[Share(c.Unlabelled, c), ""])]);
        terminal.Console.Write(table);
    }

    private static string Share(long pixels, DataCheck check) =>
        (pixels / (double)Math.Max(1, check.Pixels.Sum() + check.Unlabelled)).ToString("0.00 %", CultureInfo.InvariantCulture);

    /// <summary>A few samples from all over the split, brought to one size.</summary>
    private static RgbImage Picture(IReadOnlyList<SamplePaths> pairs, ClassList classes)
    {
        int rows = Math.Min(Shown, pairs.Count);
        var reader = new SampleReader(classes, scale: 1, scaleLabels: true);
        Sample[] samples = [.. Enumerable.Range(0, rows).Select(i => reader.Read(pairs[i * pairs.Count / rows]))];
        int width = samples[0].Image.Width * ShownHeight / samples[0].Image.Height;
        return Legend.Under(Sheet.Of(["image", "labels"], [.. samples.Select(sample => Row(sample, width, classes))]), classes);
    }

    private static RgbImage[] Row(Sample sample, int width, ClassList classes)
    {
        RgbImage image = Resize.Image(sample.Image, width, ShownHeight);
        return [image, Overlay.Over(image, Resize.Labels(sample.Label, width, ShownHeight), classes)];
    }
}
