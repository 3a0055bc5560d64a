using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>
/// A declaration with a mistake: <c>[|wrong|]</c> is what must be underlined, <c>[|wrong~right|]</c> says what it would be
/// without the mistake, and <c>{|wrong~right|}</c> the same where nothing is underlined.
/// </summary>
internal sealed class Markup
{
    public Markup(string text)
    {
        var (wrong, right) = (new StringBuilder(), new StringBuilder());
        var at = 0;
        while (at < text.Length)
        {
            var open = Open(text, at);
            if (open < 0)
            {
                wrong.Append(text, at, text.Length - at);
                right.Append(text, at, text.Length - at);
                break;
            }

            var close = text.IndexOf("|" + (text[open] == '[' ? ']' : '}'), open, StringComparison.Ordinal);
            var both = text[(open + 2)..close].Split('~');
            wrong.Append(text, at, open - at);
            right.Append(text, at, open - at);
            if (text[open] == '[')
                Spans.Add(new TextSpan(wrong.Length, both[0].Length));
            wrong.Append(both[0]);
            right.Append(both[^1]);
            at = close + 2;
        }

        (Wrong, Right) = (wrong.ToString(), right.ToString());
    }

    public string Wrong { get; }

    public string Right { get; }

    public List<TextSpan> Spans { get; } = [];

    private static int Open(string text, int from)
    {
        var (square, brace) = (text.IndexOf("[|", from, StringComparison.Ordinal), text.IndexOf("{|", from, StringComparison.Ordinal));
        return square < 0 ? brace : brace < 0 ? square : Math.Min(square, brace);
    }
}
