namespace DaNetGen.Cli.Benchmark.Results;

/// <summary>Results as Markdown: one table over all cases, and how it was measured below.</summary>
internal static class BenchMarkdown
{
    /// <summary>The lines.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<CaseResult> results, Machine machine)
    {
        yield return Row(["", .. BenchCells.Headings.Skip(1)]);
        yield return Row(["---", .. BenchCells.Headings.Skip(1).Select(_ => "---:")]);
        foreach (CaseResult result in results)
        {
            yield return Row([$"**{BenchCells.Heading(result)}**", .. BenchCells.Headings.Skip(1).Select(_ => "")]);
            foreach (VariantResult variant in result.Present) yield return Row(BenchCells.Of(variant));
        }
        yield return "";
        foreach (string note in BenchCells.Notes(results, machine)) yield return note;
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |";
}
