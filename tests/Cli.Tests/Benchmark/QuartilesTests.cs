using DaNetGen.Cli.Benchmark.Measuring;

namespace DaNetGen.Cli.Tests.Benchmark;

/// <summary>Statistics of rounds; expected values are numpy's <c>percentile</c>.</summary>
public class QuartilesTests
{
    [Theory]
    [InlineData(new[] { 5.0 }, 5, 5, 5)]
    [InlineData(new[] { 4.0, 2.0 }, 2.5, 3, 3.5)]
    [InlineData(new[] { 3.0, 1.0, 2.0 }, 1.5, 2, 2.5)]
    [InlineData(new[] { 4.0, 1.0, 3.0, 2.0 }, 1.75, 2.5, 3.25)]
    [InlineData(new[] { 9.0, 1.0, 1.0, 1.0, 1000.0 }, 1, 1, 9)]
    public void Of_figures(double[] figures, double lower, double median, double upper) =>
        Assert.Equal(new Quartiles(lower, median, upper), Quartiles.Of(figures));

    [Fact]
    public void A_disturbed_round_drops_out_of_the_ratio_of_pairs()
    {
        // The machine is four times as slow in the second round, to both.
        Quartiles ratio = Quartiles.OfRatios([10, 40, 10.2], [5, 20, 5.1]);
        Assert.Equal(2, ratio.Lower, 1e-12);
        Assert.Equal(2, ratio.Median, 1e-12);
        Assert.Equal(2, ratio.Upper, 1e-12);
    }

    [Fact]
    public void Nothing_has_no_median() => Assert.Throws<ArgumentException>(() => Quartiles.Of([]));
}
