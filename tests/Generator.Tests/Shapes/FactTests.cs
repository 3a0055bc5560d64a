using CsCheck;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Tests.Shapes;

/// <summary>The algebra under declared facts, held against arithmetic with values that meet them.</summary>
public sealed class FactTests
{
    private const int Samples = 4000;

    [Fact]
    public void CanonicalFormHasTheValueOfTheExpression() => Check((expression, facts) =>
    {
        if (expression.Value(facts.Values) is { } expected)
            Assert.Equal(expected, DimTests.Evaluate(expression.In(facts.Domains), facts.Values));
    });

    [Fact]
    public void BoundsContainTheValue() => Check((expression, facts) =>
    {
        if (expression.Value(facts.Values) is not { } value)
            return;
        var bounds = Bounds.Of(expression.In(facts.Domains));
        Assert.InRange(value, bounds.Low ?? long.MinValue, bounds.High ?? long.MaxValue);
    });

    [Fact]
    public void PrintedItHasTheSameValue() => Check((expression, facts) =>
    {
        if (expression.Value(facts.Values) is not { } expected)
            return;
        var dim = expression.In(facts.Domains);
        Assert.Equal(expected, WholeNumbers.Evaluate($"{dim}", facts.Values, towardsZero: false));
        if (dim.Atoms().All(a => a is not FloorDivision { Denominator.Constant: null }))
            Assert.Equal(expected, WholeNumbers.Evaluate(DimPrinter.Code(dim), facts.Values, towardsZero: true));
    });

    [Fact]
    public void VerdictsAreNeverWrong() => Gen.Select(Generators.Expressions, Generators.Expressions, FactGenerators.Facts).Sample((left, right, facts) =>
    {
        if (left.Value(facts.Values) is not { } a || right.Value(facts.Values) is not { } b)
            return;
        var (x, y) = (left.In(facts.Domains), right.In(facts.Domains));
        IsNotContradicted(a == b, Comparison.Compare(x, y));
        IsNotContradicted(a >= b, Comparison.AtLeast(x, y));
        IsNotContradicted(a is 2 or 8 or 12, Comparison.IsOneOf(x, [2, 8, 12]));
        if (b > 0)
            IsNotContradicted(a % b == 0, Comparison.Divides(y, x));
    }, iter: Samples);

    /// <summary>What a guard lets through may be relied on after it.</summary>
    [Fact]
    public void WhatIsLearntIsNeverWrong() => Gen.Select(Generators.Expressions, Generators.Expressions, Generators.Expressions, FactGenerators.Facts).Sample((left, right, other, facts) =>
    {
        if (left.Value(facts.Values) is not { } a || right.Value(facts.Values) is not { } b || other.Value(facts.Values) is not { } c)
            return;
        var (x, y, z) = (left.In(facts.Domains), right.In(facts.Domains), other.In(facts.Domains));
        var known = new Known();
        if (a == b)
            known.AddEqual(x, y);
        if (a >= b)
            known.AddAtLeast(x, y);
        IsNotContradicted(c >= 1, Comparison.AtLeast(z, 1, known));
        IsNotContradicted(c == b, Comparison.Compare(z, y, known));
        Assert.True(Bounds.Of(z, known).Low is not { } low || low <= c);
    }, iter: Samples);

    /// <summary>Chains of windows over one height, as networks have them: here each verdict is found.</summary>
    [Fact]
    public void WindowsOverOneHeightAreDecidedExactly() => Gen.Select(Chain, Chain, Gen.OneOfConst(1, 2, 4, 8), Gen.Int[1, 40]).Sample((left, right, unit, least) =>
    {
        var domain = new Domain(unit, least, default);
        var height = Dim.Runtime("H", domain);
        var heights = Enumerable.Range(0, 600).Select(i => FactGenerators.Value(domain, i)).ToList();
        var (a, b) = (Over(height, left), Over(height, right));

        Assert.Equal(Agreed(heights.Select(h => Over(h, left) == Over(h, right))), Comparison.Compare(a, b));
        Assert.Equal(Agreed(heights.Select(h => Over(h, left) >= Over(h, right))), Comparison.AtLeast(a, b));
        Assert.Equal(Agreed(heights.Select(h => Over(h, left) % 4 == 0)), Comparison.Divides(4, a));
    }, iter: 400);

    [Theory]
    [InlineData("2 * floor(H / 2)", "H", 2, 1, "Equal")]
    [InlineData("2 * floor(H / 2)", "H", 1, 1, "Unknown")]
    [InlineData("32 * ceil(H / 32)", "H", 32, 1, "Equal")]
    [InlineData("32 * ceil(H / 32)", "H", 16, 1, "Unknown")]
    [InlineData("((H - 1) / 2 + 1 - 1) / 2 + 1", "H / 4", 4, 1, "Equal")]
    [InlineData("ceil(H / 2)", "H", 1, 2, "Different")]
    [InlineData("ceil(H / 2)", "H", 1, 1, "Unknown")]
    [InlineData("2 * H", "H + 7", 2, 1, "Different")]
    [InlineData("min(H, 64)", "64", 1, 64, "Equal")]
    [InlineData("H * H", "H", 1, 2, "Different")]
    public void FactsDecide(string left, string right, int multipleOf, int atLeast, string verdict)
    {
        Dim Parse(string text) => DimParser.Parse(text, name => Dim.Runtime(name, new Domain(multipleOf, atLeast, default))).Dim!;
        Assert.Equal(verdict, $"{Comparison.Compare(Parse(left), Parse(right))}");
    }

    [Theory]
    [InlineData("H", "H")]
    [InlineData("H / 8", "H / 8")]
    [InlineData("3 * H / 16", "floor((3 * H / 8) / 2)")]
    [InlineData("ceil(H / 2)", "H / 2")]
    [InlineData("H * W / 4", "H * W / 4")]
    [InlineData("2 * (H - 1)", "2 * H - 2")]
    public void MultiplesReadAsAPersonWritesThem(string text, string expected) =>
        Assert.Equal(expected, $"{DimParser.Parse(text, name => Dim.Runtime(name, new Domain(8, 1, default))).Dim}");

    private static readonly Gen<(int Kernel, int Stride, int Padding)[]> Chain =
        Gen.Select(Gen.Int[1, 5], Gen.OneOfConst(1, 2, 2, 3), Gen.Int[0, 3]).Array[1, 3];

    private static Dim Over(Dim size, (int Kernel, int Stride, int Padding)[] windows) =>
        windows.Aggregate(size, (s, w) => (s + 2 * w.Padding - w.Kernel) / w.Stride + 1);

    private static long Over(long size, (int Kernel, int Stride, int Padding)[] windows) =>
        windows.Aggregate(size, (s, w) => (long)Math.Floor((s + 2 * w.Padding - w.Kernel) / (double)w.Stride) + 1);

    private static Verdict Agreed(IEnumerable<bool> holds) => holds.Distinct().ToList() switch
    {
        [true] => Verdict.Equal,
        [false] => Verdict.Different,
        _ => Verdict.Unknown,
    };

    private static void IsNotContradicted(bool holds, Verdict verdict) => Assert.NotEqual(holds ? Verdict.Different : Verdict.Equal, verdict);

    private static void Check(Action<Expression, (IReadOnlyDictionary<string, Domain> Domains, IReadOnlyDictionary<string, long> Values)> check) =>
        Gen.Select(Generators.Expressions, FactGenerators.Facts).Sample(check, iter: Samples);
}
