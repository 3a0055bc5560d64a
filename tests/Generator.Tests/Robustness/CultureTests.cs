using System.Globalization;
using DaNetGen.Generator.Tests.Harness;

namespace DaNetGen.Generator.Tests.Robustness;

/// <summary>What is generated on a machine whose numbers and letters are others: Persian signs, a decimal comma, the Turkish i.</summary>
public sealed class CultureTests
{
    private static readonly string[] Sources = [.. new[] { "Arithmetic", "HyperparameterKinds", "Names", "OptionalOutputs" }.Select(n => Sample.Of("Language", n).Source)];

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    public void CodeIsTheSameInEveryCulture(string name)
    {
        var expected = Sources.Select(s => GeneratedText.Of(Expanded.Of(s))).ToList();

        var actual = In(Odd(name), () => Sources.Select(s => GeneratedText.Of(Expanded.Of(s).IsClean())).ToList());

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void ANetworkRunsInAnOddCulture() => In(Odd("fa-IR"), () =>
    {
        SampleRun.Everything(Sample.Of("Language", "Arithmetic"));
        return 0;
    });

    // Where globalisation is invariant, a named culture has invariant numbers; these are what it would have.
    private static CultureInfo Odd(string name)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var numbers = culture.NumberFormat;
        (numbers.NegativeSign, numbers.NumberDecimalSeparator, numbers.NumberGroupSeparator) =
            name == "fa-IR" ? ("\u200e\u2212", "\u066b", "\u066c") : ("\u2212", ",", ".");
        return culture;
    }

    private static T In<T>(CultureInfo culture, Func<T> run)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return run();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
