using Spectre.Console;

namespace DaNetGen.Cli.Benchmark.Results;

/// <summary>Prints results: a table a case.</summary>
internal static class BenchTable
{
    private const int ColumnsWide = 200;

    /// <summary>Prints them.</summary>
    public static void Print(Terminal terminal, IReadOnlyList<CaseResult> results, Machine machine)
    {
        // A redirected table is read by programs and in wide editors: it is not folded.
        if (!terminal.Live) terminal.Console.Profile.Width = ColumnsWide;
        foreach (CaseResult result in results)
        {
            terminal.Line(BenchCells.Heading(result));
            var table = new Table().Border(terminal.Live ? TableBorder.Rounded : TableBorder.Simple).AddColumn(BenchCells.Headings[0]);
            foreach (string heading in BenchCells.Headings.Skip(1)) table.AddColumn(new TableColumn(heading).RightAligned());
            foreach (VariantResult variant in result.Present) table.AddRow([.. BenchCells.Of(variant).Select(cell => new Text(cell))]);
            terminal.Console.Write(table);
        }
        foreach (string note in BenchCells.Notes(results, machine)) terminal.Line(note);
    }
}
