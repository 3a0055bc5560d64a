using System.Globalization;
using Spectre.Console;

namespace DaNetGen.Cli.Summary;

/// <summary>Prints a network's summary.</summary>
internal static class SummaryTable
{
    private const int Indent = 2;
    private const int ColumnsWide = 200;

    /// <summary>
    /// Prints the rows and, since a network inside repeats its stages' figures, the sum over the outermost. Memory is the most
    /// that is held at once while a stage runs.
    /// </summary>
    public static void Print(Terminal terminal, IReadOnlyList<SummaryRow> rows, NetworkMemory memory)
    {
        var table = new Table().Border(terminal.Live ? TableBorder.Rounded : TableBorder.Simple);
        table.AddColumns("stage", "operator", "shape", "for this input");
        foreach (string figures in (string[])["parameters", "multiply-adds", "memory, inference", "memory, training"])
        {
            table.AddColumn(new TableColumn(figures).RightAligned());
        }

        foreach (SummaryRow row in rows)
        {
            table.AddRow(
                new Text(new string(' ', row.Depth * Indent) + row.Stage), new Text(row.Operator), new Text(row.SymbolicShape), new Text(row.ConcreteShape),
                new Text(Whole(row.Parameters)), new Text(Whole(row.MultiplyAdds)),
                new Text(Megabytes(NetworkMemory.During(memory.Inference, row.Path))), new Text(Megabytes(NetworkMemory.During(memory.Training, row.Path))));
        }
        // A redirected table is read by programs and in wide editors: it is not folded.
        if (!terminal.Live) terminal.Console.Profile.Width = ColumnsWide;
        terminal.Console.Write(table);

        SummaryRow[] outermost = [.. rows.Where(row => row.Depth == 0)];
        terminal.Line($"parameters {Whole(outermost.Sum(row => row.Parameters))}, multiply-adds {Whole(outermost.Sum(row => row.MultiplyAdds))}");
        terminal.Line($"peak activation bytes {Whole(memory.Inference.Bytes)} in inference, {Whole(memory.Training.Bytes)} in a step of training");
    }

    private static string Megabytes(long bytes) => $"{(bytes / 1e6).ToString("N1", CultureInfo.InvariantCulture)} MB";

    private static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
