using System.Globalization;

namespace DaNetGen.Generator.Shapes;

/// <summary>
/// Reads a dimension as a person writes it in an attribute: numbers, names, <c>+ - * /</c> (division rounds down),
/// parentheses, <c>min(a, b)</c>, <c>max(a, b)</c>, and sizes of values, <c>layer4.C</c>.
/// </summary>
internal sealed class DimParser
{
    /// <summary>Deeper than anyone writes; the parser calls itself for each level.</summary>
    private const int MaxDepth = 100;

    private readonly string text;
    private readonly Func<string, Dim?> resolve;
    private int position;
    private int depth;

    private DimParser(string text, Func<string, Dim?> resolve) => (this.text, this.resolve) = (text, resolve);

    /// <summary>The dimension, or what is wrong with the text and the name that nothing declares.</summary>
    public static (Dim? Dim, string? Error, string? Unknown) Parse(string text, Func<string, Dim?> resolve)
    {
        var parser = new DimParser(text, resolve);
        try
        {
            var dim = parser.Sum();
            parser.SkipSpace();
            return parser.position == text.Length ? (dim, null, null) : throw parser.Unexpected();
        }
        catch (FormatException e)
        {
            return (null, e.Message, null);
        }
        catch (KeyNotFoundException e)
        {
            return (null, null, e.Message);
        }
        catch (OverflowException)
        {
            return (null, "a number is too large", null);
        }
    }

    private Dim Sum()
    {
        if (++depth > MaxDepth)
        {
            throw new FormatException("it is nested too deeply");
        }

        var left = Product();
        while (AcceptAny("+-") is { } sign)
        {
            left = sign == '+' ? left + Product() : left - Product();
        }

        depth--;
        return left;
    }

    private Dim Product()
    {
        var left = Factor();
        while (AcceptAny("*/") is { } sign)
        {
            left = sign == '*' ? left * Factor() : left / Divisor();
        }

        return left;
    }

    private Dim Divisor()
    {
        var divisor = Factor();
        return divisor.Constant is < 1 ? throw new FormatException($"something is divided by {divisor.Constant}") : divisor;
    }

    private Dim Factor()
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
                ? Dim.Of(value)
                : throw new FormatException($"'{word}' is no whole number");
        }

        return word is "min" or "max" && Accept('(') ? Pick(word) : resolve(word.TrimStart('@')) ?? throw new KeyNotFoundException(word);
    }

    private Dim Pick(string function)
    {
        var first = Sum();
        Expect(',');
        var second = Sum();
        Expect(')');
        return function == "min" ? Dim.Min(first, second) : Dim.Max(first, second);
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

    private FormatException Unexpected() => new(
        position < text.Length ? $"'{text[position]}' at column {position + 1} is not expected" : "it ends too early");
}
