using System.Globalization;
using DaNetGen.Cli.Benchmark.Measuring;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Reporting;

namespace DaNetGen.Cli.Benchmark.Results;

/// <summary>Results as the words of a table.</summary>
internal static class BenchCells
{
    /// <summary>The headings; the first column names the variant.</summary>
    public static IReadOnlyList<string> Headings { get; } =
        ["variant", "time", "as fast as the first", "time / ONNX Runtime's", "of the roofline", "peak memory", "without libtorch"];

    /// <summary>The row of a variant that ran.</summary>
    public static IReadOnlyList<string> Of(VariantResult variant)
    {
        return
        [
            CaseText.Name(variant.Name, variant.Precision),
            variant.Seconds.Count == 0 ? "" : Milliseconds(Quartiles.Of(variant.Seconds).Median),
            variant.Speed is { } speed ? Ratio(speed) : "",
            variant.TimeOverOnnx is { } over ? Ratio(over) : "",
            variant.RooflineShare is { } share ? Text($"{100 * share.Median:0} %") : "",
            variant.Memory is { } memory ? Megabytes(memory.Peak) : variant.MemoryAbsence is { } reason ? $"unknown: {reason}" : "",
            variant.Memory is { } whole ? Megabytes(whole.OfNetwork) : "",
        ];
    }

    /// <summary>What a case is, what it computes, and what the processor reached.</summary>
    public static string Heading(CaseResult result)
    {
        string rates = string.Join(", ", result.Rooflines.Select(r => Text($"{Quartiles.Of(r.Value).Median / 1e9:0} GFLOP/s in {PrecisionWord.Of(r.Key)}")));
        string roofline = rates.Length == 0 ? "" : $", roofline {rates}";
        return Text($"{CaseText.Name(result.Case)}: {result.MultiplyAdds / 1e9:0.0} G multiply-adds{roofline}");
    }

    /// <summary>What is absent and why, and how the rest was measured, a line each.</summary>
    public static IReadOnlyList<string> Notes(IReadOnlyList<CaseResult> results, Machine machine)
    {
        int rounds = results.Max(result => result.Case.Rounds);
        bool hasMemory = results.Any(result => result.Case.Memory);
        string where = $"{machine.Processor}, {Figures.Many(machine.Threads, "thread")}, libtorch {machine.Torch}.";
        var absent = results.SelectMany(result => result.Variants).Where(variant => variant.Absence is not null).GroupBy(variant => (variant.Precision, variant.Absence));
        return
        [
            .. absent.Select(group => $"Absent in {PrecisionWord.Of(group.Key.Precision)}: {string.Join("; ", group.Select(variant => variant.Name).Distinct())}. {group.Key.Absence}."),
            .. rounds == 0 ? (string[])[] :
            [
                $"Medians of {Figures.Many(rounds, "round")}, each of which runs every variant in an order drawn anew; ratios are of pairs of a round, in brackets the middle half of them.",
                $"The roofline is twice the multiply-adds that the wanted outputs need at the rate of {Roofline.Description}, measured in the same rounds.",
            ],
            .. hasMemory ? (string[])["Peak memory is the most that a fresh process has that opens the variant and runs it once; without libtorch, what that is over what the process has before."] : [],
            where,
        ];
    }

    private static string Milliseconds(double seconds) => seconds >= 0.1 ? Text($"{seconds * 1e3:0} ms") : Text($"{seconds * 1e3:0.0} ms");

    private static string Ratio(Quartiles ratio) =>
        ratio.Lower == ratio.Upper ? Text($"{ratio.Median:0.00}") : Text($"{ratio.Median:0.00} ({ratio.Lower:0.00} to {ratio.Upper:0.00})");

    private static string Megabytes(long bytes) => Text($"{bytes / 1e6:N0} MB");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
