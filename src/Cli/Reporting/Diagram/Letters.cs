namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>How wide words are. No font is known here: the widths are those of a wide one, DejaVu Sans, in which names are 11 units high and the rest 10.</summary>
internal static class Letters
{
    /// <summary>The space between an edge and its words.</summary>
    public const double Inset = 8;

    private const double OfName = 7.2, OfText = 5.6, OfFigures = 5.2;

    /// <summary>How wide a box has to be to show its name and its parameters.</summary>
    public static double Least(Box box) => box.Name.Length * OfName + Count(box) + 2 * Inset;

    /// <summary>A box's name as far as it fits beside its parameters.</summary>
    public static string Name(Box box, double width) => Fitted(box.Name, (width - Count(box)) / OfName);

    /// <summary>A text as far as it fits.</summary>
    public static string Text(string text, double width) => Fitted(text, width / OfText);

    /// <summary>A shape, most of which are digits, commas and spaces, as far as it fits.</summary>
    public static string Shape(string text, double width) => Fitted(text, width / OfFigures);

    private static double Count(Box box) => box.Parameters.Length == 0 ? 0 : (box.Parameters.Length + 1) * OfText;

    private static string Fitted(string text, double letters) => text.Length <= letters ? text : text[..Math.Max(1, (int)letters - 1)] + "…";
}
