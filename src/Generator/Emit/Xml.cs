namespace DaNetGen.Generator.Emit;

/// <summary>The XML of documentation.</summary>
internal static class Xml
{
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public static string Code(string text) => $"<c>{Escape(text)}</c>";

    /// <summary>An element, on as many lines as its content has; nothing where it is empty.</summary>
    public static void Element(SourceWriter writer, string start, string? content)
    {
        if (content is null)
        {
            return;
        }

        var end = start.IndexOf(' ') is var space and >= 0 ? start.Substring(0, space) : start;
        Lines(writer, $"<{start}>{content}</{end}>");
    }

    public static void Lines(SourceWriter writer, string text)
    {
        foreach (var line in text.Split('\n'))
        {
            writer.Line(("/// " + line).TrimEnd());
        }
    }

    /// <summary>The user's text with one of ours after it, within the lines of the user's.</summary>
    public static string Append(string? user, string own)
    {
        if (user is null)
        {
            return own;
        }

        var text = user.TrimEnd();
        return $"{text} {own}{user.Substring(text.Length)}";
    }
}
