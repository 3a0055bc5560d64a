using System.Globalization;

namespace DaNetGen.Generator.Shapes;

/// <summary>
/// Reads a dimension as a person writes it in an attribute: numbers, names, <c>+ - * /</c> (division rounds down),
/// parentheses, <c>min(a, b)</c>, <c>max(a, b)</c>, <c>floor(a / b)</c>, <c>ceil(a / b)</c>, and sizes of values,
/// <c>layer4.C</c>. Inside <c>floor</c> and <c>ceil</c>, as messages print them, divisions are exact and only the result is rounded.
/// </summary>
internal sealed class DimParser
{
    /// <summary>Deeper than anyone writes; the parser calls itself for each level.</summary>
    private const int MaxDepth = 100;

    private readonly DimScanner scanner;
    private readonly Func<string, Dim?> resolve;
    private int depth;
    private bool isExact;

    private DimParser(string text, Func<string, Dim?> resolve) => (scanner, this.resolve) = (new DimScanner(text), resolve);

    /// <summary>The dimension, or what is wrong with the text.</summary>
    public static ParsedDim Parse(string text, Func<string, Dim?> resolve)
    {
        var parser = new DimParser(text, resolve);
        try
        {
            var dim = parser.Sum().Over;
            return parser.scanner.IsAtEnd ? new ParsedDim(dim, null, null, 0, text.Length) : throw parser.scanner.Unexpected();
        }
        catch (DimMistake e)
        {
            return e.Parsed;
        }
        catch (OverflowException)
        {
            return new ParsedDim(null, "a number is too large", null, 0, text.Length);
        }
    }

    private Ratio Sum()
    {
        if (++depth > MaxDepth)
        {
            throw DimMistake.Wrong("it is nested too deeply", scanner.Position, scanner.Length - scanner.Position);
        }

        var left = Product();
        while (scanner.AcceptAny("+-") is { } sign)
        {
            var right = Product();
            left = new Ratio(left.Over * right.Under + (sign == '+' ? right.Over : right.Over * -1) * left.Under, left.Under * right.Under);
        }

        depth--;
        return left;
    }

    private Ratio Product()
    {
        var left = Factor();
        while (scanner.AcceptAny("*/") is { } sign)
        {
            var right = sign == '*' ? Factor() : Divisor();
            left = sign == '*' ? new Ratio(left.Over * right.Over, left.Under * right.Under)
                : isExact ? new Ratio(left.Over * right.Under, left.Under * right.Over)
                : Ratio.Of(left.Over / right.Over);
        }

        return left;
    }

    private Ratio Divisor()
    {
        scanner.SkipSpace();
        var start = scanner.Position;
        var divisor = Factor();
        return divisor.Over.Constant is < 1
            ? throw DimMistake.Wrong($"something is divided by {divisor.Over.Constant}", start, scanner.Position - start)
            : divisor;
    }

    private Ratio Factor()
    {
        if (scanner.Accept('('))
        {
            var inner = Sum();
            scanner.Expect(')');
            return inner;
        }

        scanner.SkipSpace();
        var start = scanner.Position;
        var word = scanner.Word();
        if (word.Length == 0)
        {
            throw scanner.Unexpected();
        }

        if (char.IsDigit(word[0]))
        {
            return long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                ? Ratio.Of(Dim.Of(value))
                : throw DimMistake.Wrong($"'{word}' is no whole number", start, word.Length);
        }

        return word is "min" or "max" && scanner.Accept('(') ? Ratio.Of(Pick(word))
            : word is "floor" or "ceil" && scanner.Accept('(') ? Ratio.Of(Round(word))
            : Ratio.Of(resolve(word.TrimStart('@')) ?? throw DimMistake.Unknown(word, start));
    }

    private Dim Pick(string function)
    {
        var first = Inside(exact: false).Over;
        scanner.Expect(',');
        var second = Inside(exact: false).Over;
        scanner.Expect(')');
        return function == "min" ? Dim.Min(first, second) : Dim.Max(first, second);
    }

    private Dim Round(string function)
    {
        var ratio = Inside(exact: true);
        scanner.Expect(')');
        return function == "floor" ? ratio.Over / ratio.Under : Dim.Ceiling(ratio.Over, ratio.Under);
    }

    private Ratio Inside(bool exact)
    {
        var outside = isExact;
        isExact = exact;
        var inside = Sum();
        isExact = outside;
        return inside;
    }

    /// <summary>A number that may have a fraction: inside <c>floor</c> and <c>ceil</c>.</summary>
    private readonly record struct Ratio(Dim Over, Dim Under)
    {
        public static Ratio Of(Dim dim) => new(dim, Dim.One);
    }
}
