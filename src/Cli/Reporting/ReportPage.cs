using System.Text;
using DaNetGen.Cli.Reporting.Diagram;
using DaNetGen.Cli.Reporting.Sections;

namespace DaNetGen.Cli.Reporting;

/// <summary>Writes a report as one HTML file that needs nothing beside it and asks for nothing: no script, no address, pictures inside.</summary>
internal static class ReportPage
{
    /// <summary>Writes the page, beside its place and then moved there.</summary>
    public static void Write(Report report, string path) => WholeFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(Of(report).ToString())));

    /// <summary>The page.</summary>
    public static Html Of(Report report) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        {PageHead.Of(report.Title, Html.Empty, "colours.css", "report.css", "diagram.css")}
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
