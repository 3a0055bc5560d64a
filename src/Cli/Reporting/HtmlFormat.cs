using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace DaNetGen.Cli.Reporting;

/// <summary>Turns <c>$"..."</c> into markup: the literal parts stay, values are written in the invariant culture and escaped.</summary>
[InterpolatedStringHandler]
internal readonly struct HtmlFormat(int literalLength, int formattedCount)
{
    private const int LengthOfValue = 12;
    private readonly StringBuilder text = new(literalLength + formattedCount * LengthOfValue);

    /// <summary>The markup so far.</summary>
    public string Text => text.ToString();

    /// <summary>A part that stays as it is.</summary>
    public void AppendLiteral(string literal) => text.Append(literal);

    /// <summary>A piece of a page, or several in a row, as they are; any other value escaped.</summary>
    public void AppendFormatted<T>(T value, string? format = null)
    {
        if (value is Html or IEnumerable<Html>) text.AppendJoin("", value as IEnumerable<Html> ?? [(Html)(object)value]);
        else text.Append(WebUtility.HtmlEncode(value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : value?.ToString()));
    }
}
