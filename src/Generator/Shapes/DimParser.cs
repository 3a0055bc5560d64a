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

    private readonly string text;
    private readonly Func<string, Dim?> resolve;
    private int position;
    private int depth;
    private bool isExact;

    private DimParser(string text, Func<string, Dim?> resolve) => (this.text, this.resolve) = (text, resolve);

    /// <summary>The dimension, or what is wrong with the text.</summary>
    public static ParsedDim Parse(string text, Func<string, Dim?> resolve)
    {
        var parser = new DimParser(text, resolve);
        try
        {
            var dim = parser.Sum().Over;
            parser.SkipSpace();
            return parser.position == text.Length ? new ParsedDim(dim, null, null, 0, text.Length) : throw parser.Unexpected();
        }
        catch (Mistake e)
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
            throw Wrong("it is nested too deeply", position, text.Length - position);
        }

        var left = Product();
        while (AcceptAny("+-") is { } sign)
        {
            var right = Product();
            left = new Ratio(
                sign == '+' ? left.Over * right.Under + right.Over * left.Under : left.Over * right.Under - right.Over * left.Under,
                left.Under * right.Under);
        }

        depth--;
        return left;
    }

    private Ratio Product()
    {
        var left = Factor();
        while (AcceptAny("*/") is { } sign)
        {
            if (sign == '*')
            {
                var right = Factor();
                left = new Ratio(left.Over * right.Over, left.Under * right.Under);
            }
            else
            {
                var right = Divisor();
                left = new Ratio(left.Over * right.Under, left.Under * right.Over);
                left = isExact ? left : Ratio.Of(left.Over / left.Under);
            }
        }

        return left;
    }

    private Ratio Divisor()
    {
        SkipSpace();
        var start = position;
        var divisor = Factor();
        return divisor.Over.Constant is < 1
            ? throw Wrong($"something is divided by {divisor.Over.Constant}", start, position - start)
            : divisor;
    }

    private Ratio Factor()
    {
        SkipSpace();
        if (Accept('('))
        {
            var inner = Sum();
            Expect(')');
            return inner;
        }

        var start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '_' or '.' or '@'))
        {
            position++;
        }

        var word = text.Substring(start, position - start);
        if (word.Length == 0)
        {
            throw Unexpected();
        }

        if (char.IsDigit(word[0]))
        {
            return long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                ? Ratio.Of(Dim.Of(value))
                : throw Wrong($"'{word}' is no whole number", start, word.Length);
        }

        if (word is "min" or "max" && Accept('('))
        {
            return Ratio.Of(Pick(word));
        }

        if (word is "floor" or "ceil" && Accept('('))
        {
            return Ratio.Of(Round(word));
        }

        return resolve(word.TrimStart('@')) is { } dim
            ? Ratio.Of(dim)
            : throw new Mistake(new ParsedDim(null, null, word, start, word.Length));
    }

    private Dim Pick(string function)
    {
        var first = Whole();
        Expect(',');
        var second = Whole();
        Expect(')');
        return function == "min" ? Dim.Min(first, second) : Dim.Max(first, second);
    }

    private Dim Whole() => Inside(exact: false).Over;

    private Dim Round(string function)
    {
        var ratio = Inside(exact: true);
        Expect(')');
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

    private bool Accept(char c)
    {
        SkipSpace();
        if (position < text.Length && text[position] == c)
        {
            position++;
            return true;
        }

        return false;
    }

    private char? AcceptAny(string characters) => characters.Where(Accept).Select(c => (char?)c).FirstOrDefault();

    private void Expect(char c)
    {
        if (!Accept(c))
        {
            throw Unexpected();
        }
    }

    private void SkipSpace()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }
    }

    private Mistake Unexpected() => position < text.Length
        ? Wrong($"'{text[position]}' at column {position + 1} is not expected", position, 1)
        : Wrong("it ends too early", position, 0);

    private static Mistake Wrong(string error, int start, int length) => new(new ParsedDim(null, error, null, start, length));

    /// <summary>A number that may have a fraction: inside <c>floor</c> and <c>ceil</c>.</summary>
    private readonly record struct Ratio(Dim Over, Dim Under)
    {
        public static Ratio Of(Dim dim) => new(dim, Dim.One);
    }

    private sealed class Mistake(ParsedDim parsed) : Exception
    {
        public ParsedDim Parsed { get; } = parsed;
    }
}
