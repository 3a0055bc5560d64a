using System.Globalization;
using DaNetGen.Checkpoints;
using DaNetGen.Cli.Catalog;
using Spectre.Console;

namespace DaNetGen.Cli.Weights;

/// <summary>Prints what a file of weights holds.</summary>
internal static class WeightsTable
{
    /// <summary>Prints the file's kind, its network, its tensors and their totals.</summary>
    public static void Print(Terminal terminal, string path, WeightsFile file)
    {
        Dialect dialect = Dialect.Recognise([.. file.Entries.Select(entry => entry.Key)]);
        terminal.Line($"{path}: {NetworkNames.Format(file.Format)}, {Bytes(new FileInfo(path).Length)}; keys of {dialect.Description}");
        // A file that says which network it holds is believed before its shapes, which do not tell every network.
        bool isDescribed = TrainedModelMetadata.Describes(file.Metadata);
        terminal.Line($"network: {(isDescribed ? NetworkNames.Describe(TrainedModelMetadata.Read(file.Metadata, path)) : NetworkNames.Describe(ImpliedNetwork.Of(file.Entries, dialect)))}");
        if (!isDescribed && !dialect.BackboneOnly)
        {
            terminal.Line($"usual there, and not in the file: corners {(dialect.AlignCorners ? "aligned" : "not aligned")}, "
                + $"dropout of {(dialect.ChannelwiseDropout ? "whole channels" : "elements")}");
        }
        foreach ((string name, string text) in file.Metadata) terminal.Line($"{name}: {text.ReplaceLineEndings(", ")}");

        var table = new Table().Border(terminal.Live ? TableBorder.Rounded : TableBorder.Simple);
        table.AddColumn("key").AddColumn("type").AddColumn("shape");
        foreach (WeightsEntry entry in file.Entries) table.AddRow(new Text(entry.Key), new Text($"{entry.Type}"), new Text(Shape(entry)));
        terminal.Console.Write(table);
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{file.Entries.Count} tensors, {file.Entries.Sum(Count):N0} numbers"));
    }

    /// <summary>A shape as PyTorch writes it.</summary>
    public static string Shape(WeightsEntry entry) => $"[{string.Join(", ", entry.Shape)}]";

    private static long Count(WeightsEntry entry) => entry.Shape.Aggregate(1L, (product, size) => product * size);

    private static string Bytes(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}
