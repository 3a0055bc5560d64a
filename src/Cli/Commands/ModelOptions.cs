using System.CommandLine;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Summary;

namespace DaNetGen.Cli.Commands;

/// <summary>What a network of the catalogue is looked at for: its hyperparameters and the size of its input.</summary>
internal sealed class ModelOptions
{
    private const int StandardSize = 224;
    private readonly Argument<string> model = new("MODEL") { Description = "The network, as `danet models` lists them." };
    private readonly Option<int> classes = CommandOptions.Whole("--classes", 19, 2, "How many classes it tells apart.");
    private readonly Option<int> outputStride = CommandOptions.OutputStride();
    private readonly Option<int[]?> multiGrid = CommandOptions.MultiGrid();
    private readonly Option<bool> noAux = new("--no-aux") { Description = "Leave the auxiliary heads out." };
    private readonly Option<PixelSize?> size = CommandOptions.Size("--size", "The image's size for concrete shapes, multiply-adds and memory. Default: 224x224.");
    private readonly Option<int> batch = CommandOptions.Whole("--batch", 1, 1, "Images at once.");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(model);
        foreach (Option option in (Option[])[classes, outputStride, multiGrid, noAux, size, batch]) command.Add(option);
    }

    /// <summary>The network that was asked for.</summary>
    /// <exception cref="UserError">There is no such model.</exception>
    public ModelSpec Spec(ParseResult parsed) => new(
        ModelCatalog.Find(parsed.GetValue(model)!).Name, parsed.GetValue(classes), parsed.GetValue(outputStride), parsed.GetValue(multiGrid), !parsed.GetValue(noAux));

    /// <summary>The size of its input.</summary>
    public InputSize Size(ParseResult parsed)
    {
        PixelSize image = parsed.GetValue(size) ?? new PixelSize(StandardSize, StandardSize);
        return new(parsed.GetValue(batch), image.Height, image.Width);
    }
}
