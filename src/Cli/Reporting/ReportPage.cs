using System.Text;
using DaNetGen.Cli.Reporting.Diagram;
using DaNetGen.Cli.Reporting.Sections;

namespace DaNetGen.Cli.Reporting;

/// <summary>Writes a report as one HTML file that needs nothing beside it and asks for nothing: no script, no address, pictures inside.</summary>
internal static class ReportPage
{
    private const string Policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
    private static readonly Html Sheets = Style.Of("colours.css", "report.css", "diagram.css");

    /// <summary>Writes the page, beside its place and then moved there.</summary>
    public static void Write(Report report, string path) => SafeFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(Of(report).ToString())));

    /// <summary>The page.</summary>
    public static Html Of(Report report) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <link rel="icon" href="data:,">
        <title>{report.Title}</title>
        <style>
        {Sheets}
        </style>
        </head>
        <body>
        <main>
        {SummarySection.Of(report)}
        {CurvesSection.Of(report.Runs)}
        {ScoresSection.Of(report)}
        {ConfusionSection.Of(report)}
        {ExamplesSection.Of(report)}
        {NetworkSection.Of(report.Network)}
        </main>
        <footer>{report.Environment}</footer>
        </body>
        </html>

        """);
}
