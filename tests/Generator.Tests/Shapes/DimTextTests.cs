using CsCheck;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Tests.Shapes;

/// <summary>Dimensions as text: what a person writes, what messages print, what generated C# computes.</summary>
public sealed class DimTextTests
{
    [Fact]
    public void WrittenExpressionIsTheExpression() => Check((expression, values) =>
    {
        var parsed = DimParser.Parse($"{expression}", Dim.Named);
        if (parsed.Dim is { } dim)
            Assert.Equal(expression.ToDim(), dim);
        else
            Assert.Contains("divide", parsed.Error);
    });

    [Fact]
    public void PrintedForPeopleItHasTheSameValue() => Check((expression, values) =>
    {
        if (expression.Value(values) is { } expected)
            Assert.Equal(expected, WholeNumbers.Evaluate($"{expression.ToDim()}", values, towardsZero: false));
    });

    [Fact]
    public void PrintedAsCodeItHasTheSameValueInCSharp() => Check((expression, values) =>
    {
        var dim = expression.ToDim();

        // A size that may divide by less than 1 has no meaning to keep.
        if (expression.Value(values) is { } expected && !HasOpenDivision(dim))
            Assert.Equal(expected, WholeNumbers.Evaluate(DimPrinter.Code(dim), values, towardsZero: true));
    });

    [Theory]
    [InlineData("channels / 4", "channels / 4")]
    [InlineData("2 * channels + 1", "2 * channels + 1")]
    [InlineData("channels * width / 2", "(channels * width) / 2")]
    [InlineData("4 * (channels / 8)", "4 * (channels / 8)")]
    [InlineData("(64 - channels) / 4", "(-((channels + 3) / 4)) + 16")]
    [InlineData("class * 2", "2 * @class")]
    [InlineData("@class * 2", "2 * @class")]
    [InlineData("min(channels, 64)", "global::System.Math.Min(channels, 64)")]
    public void CodeIsCSharp(string text, string expected) => Assert.Equal(expected, DimPrinter.Code(DimTests.Parse(text)));

    [Theory]
    [InlineData("", "it ends too early")]
    [InlineData("channels /", "it ends too early")]
    [InlineData("channels $ 2", "'$' at column 10 is not expected")]
    [InlineData("(channels", "it ends too early")]
    [InlineData("channels)", "')' at column 9 is not expected")]
    [InlineData("2x", "'2x' is no whole number")]
    [InlineData("1.5 * channels", "'1.5' is no whole number")]
    [InlineData("min(channels)", "')' at column 13 is not expected")]
    [InlineData("99999999999999999999", "'99999999999999999999' is no whole number")]
    [InlineData("9999999999 * 9999999999", "a number is too large")]
    [InlineData("channels / 0", "something is divided by 0")]
    [InlineData("64 / (1 - 3)", "something is divided by -2")]
    public void WhatDoesNotParseIsExplained(string text, string error) => Assert.Equal(error, DimParser.Parse(text, Dim.Named).Error);

    [Theory]
    [InlineData("channels $ 2", 9, 1)]
    [InlineData("2x + 1", 0, 2)]
    [InlineData("channels /", 10, 0)]
    [InlineData("64 / (1 - 3)", 5, 7)]
    [InlineData("2 * chanels!", 4, 7)]
    public void TheMistakeIsFoundAtItsCharacters(string text, int start, int length)
    {
        var parsed = DimParser.Parse(text, name => name == "chanels" ? null : Dim.Named(name));
        Assert.Equal((start, length), (parsed.Start, parsed.Length));
    }

    [Theory]
    [InlineData("ceil(H / 2)", "ceil(H / 2)")]
    [InlineData("ceil(H / 2 / 2)", "ceil(H / 4)")]
    [InlineData("floor((H + 1) / 2)", "ceil(H / 2)")]
    [InlineData("ceil(H / 2 + 1 / 2)", "floor(H / 2) + 1")]
    [InlineData("ceil(floor(H / 3) / 2)", "floor((H + 3) / 6)")]
    [InlineData("ceil(min(H / 2, 5) / 2)", "ceil(min(floor(H / 2), 5) / 2)")]
    public void RoundingIsWrittenAsItIsPrinted(string text, string expected) => Assert.Equal(expected, $"{DimTests.Parse(text)}");

    [Fact]
    public void WhatIsPrintedForPeopleIsRead() => Check((expression, values) =>
    {
        // Division by what may be 0 has no meaning to keep.
        if (expression.Value(values) is { } expected && DimParser.Parse($"{expression.ToDim()}", Dim.Named).Dim is { } dim)
            Assert.Equal(expected, DimTests.Evaluate(dim, values));
    });

    [Fact]
    public void NestingWithoutEndIsRefused() => Assert.Equal("it is nested too deeply", DimParser.Parse(new string('(', 100_000), Dim.Named).Error);

    [Fact]
    public void UnknownNameIsNamed() => Assert.Equal("chanels", DimParser.Parse("2 * chanels", _ => null).Unknown);

    private static bool HasOpenDivision(Dim dim) => dim.Terms.SelectMany(t => t.Atoms).Any(a => a switch
    {
        FloorDivision d => d.Denominator.Constant is null || HasOpenDivision(d.Numerator),
        Minimum m => HasOpenDivision(m.Left) || HasOpenDivision(m.Right),
        Maximum m => HasOpenDivision(m.Left) || HasOpenDivision(m.Right),
        _ => false,
    });

    private static void Check(Action<Expression, IReadOnlyDictionary<string, long>> check) =>
        Gen.Select(Generators.Expressions, Generators.Values).Sample(check, iter: 10_000);
}
