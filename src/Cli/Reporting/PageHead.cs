using DaNetGen.Cli.Reporting.Diagram;

namespace DaNetGen.Cli.Reporting;

/// <summary>The head of a page that needs nothing beside it and asks for nothing.</summary>
internal static class PageHead
{
    /// <summary>The head.</summary>
    /// <param name="title">The page's title.</param>
    /// <param name="scripts">What the page's policy says of scripts besides; empty for none.</param>
    /// <param name="sheets">The names of its style sheets.</param>
    public static Html Of(string title, Html scripts, params string[] sheets) => Html.Of($"""
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'{scripts}">
        <link rel="icon" href="data:,">
        <title>{title}</title>
        <style>
        {Style.Of(sheets)}
        </style>
        </head>
        """);
}
