using System.Text;

namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>
/// How wide words are. No font is known here: the widths are those of a wide one, DejaVu Sans, in which names are 11 units high
/// and bold, texts 10 and the words on lines 9. Boxes are made as wide as their words, so that none is cut.
/// </summary>
internal static class Letters
{
    /// <summary>The space between an edge and its words.</summary>
    public const double Inset = 8;

    /// <summary>The height of a line in a box, and of one beside a line.</summary>
    public const double LineHeight = 14, LabelLineHeight = 11;

    private const double NameHeight = 11, TextHeight = 10, LabelHeight = 9, Bold = 1.13, Between = 14, LeastWidth = 120;

    // In units of the letters' height.
    private const double Narrow = 0.41, Figure = 0.64, Small = 0.66, Capital = 0.79, Wide = 1.0, Foreign = 1.05;

    /// <summary>How wide a box has to be for its lines.</summary>
    public static double Width(Box box) => Math.Max(LeastWidth, box.Lines.Select((line, i) =>
    {
        double left = Ems(line.Left) * (i == 0 ? NameHeight * Bold : TextHeight), right = Ems(line.Right) * TextHeight;
        return left + right + (left > 0 && right > 0 ? Between : 0);
    }).Max() + 2 * Inset);

    /// <summary>How wide words beside a line are.</summary>
    public static double WidthOfLabel(IReadOnlyList<string> lines) => lines.Select(line => Ems(line) * LabelHeight).DefaultIfEmpty().Max();

    /// <summary>How wide a text is, in units of its height.</summary>
    public static double Ems(string text) => text.EnumerateRunes().Sum(Ems);

    private static double Ems(Rune letter) => letter.Value switch
    {
        ' ' or '.' or ',' or ':' or ';' or '|' or '!' or '\'' or 'i' or 'l' or 'j' or 'I' or 'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '/' or '-' => Narrow,
        'm' or 'M' or 'W' or 'w' or '%' or '@' => Wide,
        >= 'a' and <= 'z' => Small,
        >= '0' and <= '9' => Figure,
        < 128 => Capital,
        _ => Foreign,
    };
}
