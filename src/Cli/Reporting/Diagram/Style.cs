namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>Style sheets and scripts that are part of the program.</summary>
internal static class Style
{
    /// <summary>The texts of some files, one after the other.</summary>
    public static Html Of(params IEnumerable<string> names) => Html.Raw(string.Join('\n', names.Select(Text)));

    /// <summary>The text of a file.</summary>
    public static string Text(string name)
    {
        using Stream stream = typeof(Style).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
