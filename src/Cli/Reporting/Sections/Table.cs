namespace DaNetGen.Cli.Reporting.Sections;

/// <summary>Parts of tables.</summary>
internal static class Table
{
    /// <summary>The row of headings.</summary>
    public static Html Head(params IEnumerable<string> headings) =>
        Html.Of($"<thead><tr>{headings.Select(heading => Html.Of($"<th scope=\"col\">{heading}</th>"))}</tr></thead>");

    /// <summary>A row of figures with its heading.</summary>
    public static Html Row(object heading, params IEnumerable<object> figures) =>
        Html.Of($"<tr><th scope=\"row\">{heading}</th>{figures.Select(figure => Html.Of($"<td>{figure}</td>"))}</tr>\n");
}
