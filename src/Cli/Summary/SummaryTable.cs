using System.Globalization;
using Spectre.Console;

namespace DaNetGen.Cli.Summary;

/// <summary>Prints a network's summary.</summary>
internal static class SummaryTable
{
    private const int Indent = 2;
    private const int ColumnsWide = 200;

    /// <summary>Prints the rows and, since a network inside repeats its stages' figures, the sum over the outermost.</summary>
    public static void Print(Terminal terminal, IReadOnlyList<SummaryRow> rows)
    {
        var table = new Table().Border(terminal.Live ? TableBorder.Rounded : TableBorder.Simple);
        table.AddColumns("stage", "operator", "shape", "for this input");
        table.AddColumn(new TableColumn("parameters").RightAligned()).AddColumn(new TableColumn("multiply-adds").RightAligned());
        foreach (SummaryRow row in rows)
        {
            table.AddRow(
                new Text(new string(' ', row.Depth * Indent) + row.Stage), new Text(row.Operator), new Text(row.SymbolicShape), new Text(row.ConcreteShape),
                new Text(Whole(row.Parameters)), new Text(Whole(row.MultiplyAdds)));
        }
        // A redirected table is read by programs and in wide editors: it is not folded.
        if (!terminal.Live) terminal.Console.Profile.Width = ColumnsWide;
        terminal.Console.Write(table);

        SummaryRow[] outermost = [.. rows.Where(row => row.Depth == 0)];
        terminal.Line($"parameters {Whole(outermost.Sum(row => row.Parameters))}, multiply-adds {Whole(outermost.Sum(row => row.MultiplyAdds))}");
    }

    private static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
