using CsCheck;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Tests.Shapes;

/// <summary>The algebra of dimensions, held against arithmetic in whole numbers.</summary>
public sealed class DimTests
{
    private const int Samples = 20_000;

    [Fact]
    public void CanonicalFormHasTheValueOfTheExpression() => Check((expression, values) =>
    {
        if (expression.Value(values) is { } expected)
            Assert.Equal(expected, Evaluate(expression.ToDim(), values));
    });

    [Fact]
    public void BoundsContainTheValue() => Check((expression, values) =>
    {
        if (expression.Value(values) is not { } value)
            return;
        var bounds = Bounds.Of(expression.ToDim());
        Assert.InRange(value, bounds.Low ?? long.MinValue, bounds.High ?? long.MaxValue);
    });

    [Fact]
    public void ComparisonIsNeverWrong() => Gen.Select(Generators.Expressions, Generators.Expressions, Generators.Values).Sample((left, right, values) =>
    {
        if (left.Value(values) is not { } a || right.Value(values) is not { } b)
            return;
        var verdict = Comparison.Compare(left.ToDim(), right.ToDim());
        Assert.NotEqual(a == b ? Verdict.Different : Verdict.Equal, verdict);
    }, iter: Samples);

    [Fact]
    public void ExpressionsWrittenInAnotherOrderAreEqual() => Gen.Select(Generators.Expressions, Generators.Expressions, Generators.Expressions).Sample((a, b, c) =>
    {
        var (x, y, z) = (a.ToDim(), b.ToDim(), c.ToDim());
        Assert.Equal(x + y, y + x);
        Assert.Equal(x * y, y * x);
        Assert.Equal(x * (y + z), x * y + x * z);
        Assert.Equal(Dim.Min(x, y), Dim.Min(y, x));
        Assert.Equal(Dim.Max(x, y), Dim.Max(y, x));
        Assert.Equal(Dim.Of(0), x - x);
    }, iter: Samples / 4);

    [Fact]
    public void SubstitutionInPartsIsSubstitutionAtOnce() => Check((expression, values) =>
    {
        if (expression.Value(values) is not { } expected)
            return;
        var dim = expression.ToDim();
        foreach (var name in values.Keys)
            dim = dim.Substitute(n => n == name ? Dim.Of(values[n]) : null);
        Assert.Equal(expected, dim.Constant);
    });

    [Fact]
    public void DivisorsAreJudgedRight() => Gen.Select(Generators.Expressions, Gen.Int[1, 12], Generators.Values).Sample((expression, divisor, values) =>
    {
        if (expression.Value(values) is not { } value)
            return;
        var verdict = Comparison.Divides(divisor, expression.ToDim());
        Assert.NotEqual(value % divisor == 0 ? Verdict.Different : Verdict.Equal, verdict);
    }, iter: Samples);

    [Fact]
    public void NearestDivisorDividesAndIsNearest() => Gen.Select(Gen.Int[1, 70], Gen.Int[1, 60]).Sample((wanted, of) =>
    {
        var nearest = Divisors.Nearest(wanted, of);
        Assert.Equal(0, of % nearest);
        Assert.DoesNotContain(Enumerable.Range(1, of), d => of % d == 0 && Math.Abs(d - wanted) < Math.Abs(nearest - wanted));
    });

    [Theory]
    [InlineData("H / 4 / 2", "floor(H / 8)")]
    [InlineData("((H - 1) / 2 + 1 - 1) / 2 + 1", "ceil(H / 4)")]
    [InlineData("(4 * n + 8) / 4", "n + 2")]
    [InlineData("(6 * n + 3) / 4", "ceil((3 * n) / 2)")]
    [InlineData("(6 * n + 3) / 9", "floor((2 * n + 1) / 3)")]
    [InlineData("min(n, 5) / 9", "0")]
    [InlineData("n * m / n", "m")]
    [InlineData("min(n, n + 1)", "n")]
    [InlineData("max(2, 3) * n - n", "2 * n")]
    [InlineData("(n + m) * (n - m)", "n * n - m * m")]
    public void CanonicalFormReadsWell(string text, string expected) => Assert.Equal(expected, $"{Parse(text)}");

    private static void Check(Action<Expression, IReadOnlyDictionary<string, long>> check) =>
        Gen.Select(Generators.Expressions, Generators.Values).Sample(check, iter: Samples);

    internal static long? Evaluate(Dim dim, IReadOnlyDictionary<string, long> values) =>
        dim.Substitute(name => values.TryGetValue(name, out var value) ? Dim.Of(value) : null).Constant;

    internal static Dim Parse(string text) => DimParser.Parse(text, Dim.Named) is { Dim: { } dim } ? dim : throw new ArgumentException($"'{text}' does not parse.");
}
