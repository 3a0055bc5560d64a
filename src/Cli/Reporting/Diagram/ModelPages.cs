using System.Globalization;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Summary;

namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>The pages of the documentation that show the shipped networks: the table of the stages and their graph, in Markdown.</summary>
internal static class ModelPages
{
    private const int Classes = 19;
    private const string Source = "*Written by `danet models --pages docs/models` from the graphs that the compiler checked.*\n";
    private static readonly InputSize Size = new(1, 224, 224);

    /// <summary>Every page by its file's name, the list of them first.</summary>
    public static IReadOnlyList<(string Name, string Text)> All()
    {
        (ModelEntry Entry, string Costs, string Text)[] pages = [.. ModelCatalog.All.Select(Page)];
        string list = $"""
            # The networks

            Each for {Classes} classes and an image of {Size.Height}x{Size.Width} at output stride 8; memory is the peak of activations in a step of training.

            | network | head | backbone | parameters | multiply-adds | memory |
            |---|---|---|---:|---:|---:|
            {Lines(pages.Select(page => $"| [{page.Entry.Name}]({page.Entry.Name}.md) | {page.Entry.Head} | {page.Entry.Backbone} | {page.Costs} |"))}

            {Source}
            """;
        return [("README.md", list), .. pages.Select(page => ($"{page.Entry.Name}.md", page.Text))];
    }

    private static (ModelEntry Entry, string Costs, string Text) Page(ModelEntry entry)
    {
        var spec = new ModelSpec(entry.Name, Classes);
        using Network built = ModelCatalog.Build(spec);
        DrawnNetwork network = DrawnNetwork.Of(spec, built.GetType(), Size, NetworkOutline.EveryDepth);
        NetworkMemory memory = NetworkMemory.Of(spec, built.GetType(), Size);
        Box[] boxes = [.. new Words(network.Graph, Size).All(network.Graph)], outermost = [.. boxes.Where(box => !box.Path.Contains('.', StringComparison.Ordinal))];
        string text = $"""
            # {entry.Name}

            A {entry.Head} network on the {entry.Backbone} backbone. {network.Settings}: {network.Costs}, peak activation bytes
            {Whole(memory.Inference.Bytes)} in inference and {Whole(memory.Training.Bytes)} in a step of training.

            | stage | operator | shape | for this input | parameters | multiply-adds | share |
            |---|---|---|---|---:|---:|---:|
            {Lines(boxes.Select(Row))}

            ```mermaid
            {Mermaid.Of(network.Graph, Size).TrimEnd()}
            ```

            {Source}
            """;
        string costs = $"{Whole(outermost.Sum(box => box.Parameters))} | {Whole(outermost.Sum(box => box.MultiplyAdds))} | {Figures.Compact(memory.Training.Bytes)}B";
        return (entry, costs, text.ReplaceLineEndings("\n"));
    }

    private static string Row(Box box) =>
        $"| {box.Path} | {box.What.Replace("|", "\\|", StringComparison.Ordinal)} | {box.Symbolic} | {box.Shape} | {Whole(box.Parameters)} | {Whole(box.MultiplyAdds)} | {box.ShareInWords} |";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
