namespace DaNetGen.Cli.Reporting;

/// <summary>A piece of a page. Whatever is put into its text is escaped, but for other pieces.</summary>
internal readonly struct Html
{
    private readonly string? text;

    private Html(string text) => this.text = text;

    /// <summary>Nothing.</summary>
    public static Html Empty => default;

    /// <summary>Markup with values in it.</summary>
    public static Html Of(HtmlFormat markup) => new(markup.Text);

    /// <summary>Text that is markup already, such as a style sheet.</summary>
    public static Html Raw(string markup) => new(markup);

    /// <summary>The markup.</summary>
    public override string ToString() => text ?? "";
}
