using System.CommandLine;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Summary;

namespace DaNetGen.Cli.Commands;

/// <summary><c>danet summary</c>: prints a network stage by stage.</summary>
internal static class SummaryCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var model = new Argument<string>("MODEL") { Description = "The network, as `danet models` lists them." };
        Option<int> classes = CommandOptions.Whole("--classes", 19, 2, "How many classes it tells apart.");
        Option<int> outputStride = CommandOptions.OutputStride();
        Option<int[]?> multiGrid = CommandOptions.MultiGrid();
        var noAux = new Option<bool>("--no-aux") { Description = "Leave the auxiliary heads out." };
        Option<PixelSize?> size = CommandOptions.Size("--size", "The image's size for concrete shapes, multiply-adds and memory. Default: 224x224.");
        Option<int> batch = CommandOptions.Whole("--batch", 1, 1, "Images at once.");
        var command = new ExplainedCommand(
            "summary", "Prints every stage of a network: its shape, parameters, multiply-adds and memory.",
            "danet summary danet-r50", "danet summary danet-r101 --classes 11 --output-stride 16 --size 360x480")
        {
            model, classes, outputStride, multiGrid, noAux, size, batch,
        };
        command.SetAction(parsed =>
        {
            PixelSize image = parsed.GetValue(size) ?? new PixelSize(224, 224);
            ModelEntry entry = ModelCatalog.Find(parsed.GetValue(model)!);
            var spec = new ModelSpec(entry.Name, parsed.GetValue(classes), parsed.GetValue(outputStride), parsed.GetValue(multiGrid), !parsed.GetValue(noAux));
            TorchSetup.Start(threads: 0);
            var input = new InputSize(parsed.GetValue(batch), image.Height, image.Width);
            SummaryTable.Print(terminal, NetworkSummary.Rows(spec, input.Batch, input.Height, input.Width), NetworkMemory.Of(spec, input));
            return 0;
        });
        return command;
    }
}
