using DaNetGen.Cli.Benchmark;
using DaNetGen.Cli.Summary;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Tests.Benchmark;

/// <summary>What the roofline counts, against the compiler's own counts of stages.</summary>
public class MultiplyAddsTests
{
    [Theory]
    [InlineData("danet-small")]
    [InlineData("danet-r18")]
    public void All_outputs_need_all_that_the_compiler_counts(string model)
    {
        BenchCase bench = Case(model);
        Assert.Equal(Rows(bench).Where(row => row.Depth == 0).Sum(row => row.MultiplyAdds), bench.MultiplyAdds());
    }

    [Fact]
    public void Outputs_that_nobody_wants_are_not_counted()
    {
        long whole = Case("danet-r18").MultiplyAdds(), fused = Case("danet-r18", "fused").MultiplyAdds();
        long both = Case("danet-r18", "fused", "position").MultiplyAdds(), one = Case("danet-r18", "position").MultiplyAdds();
        Assert.True(one < fused && fused < both && both < whole, $"{one} {fused} {both} {whole}");
        SummaryRow[] auxiliary = [.. Rows(Case("danet-r18")).Where(row => row.Path is "Head.Position" or "Head.Channel")];
        Assert.Equal(2, auxiliary.Length);
        Assert.Equal(whole, fused + auxiliary.Sum(row => row.MultiplyAdds));
    }

    private static BenchCase Case(string model, params string[] outputs) => BenchCase.Of(model, 8, new(1, 64, 96), outputs, [Precision.Fp32], rounds: 1, memory: false);

    private static IReadOnlyList<SummaryRow> Rows(BenchCase bench) => NetworkSummary.Rows(bench.Spec, bench.Size.Batch, bench.Size.Height, bench.Size.Width);
}
