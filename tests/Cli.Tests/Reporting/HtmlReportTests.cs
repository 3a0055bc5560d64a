using System.Diagnostics;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Reporting;
using DaNetGen.Cli.Summary;
using DaNetGen.Cli.Tests.Support;

namespace DaNetGen.Cli.Tests.Reporting;

public class HtmlReportTests
{
    private const string Chromium = "/usr/bin/chromium";

    [SkippableFact]
    public void A_browser_shows_it_whole()
    {
        Skip.IfNot(File.Exists(Chromium), "Chromium is not installed");
        using var folder = new TemporaryFolder();
        string page = Write(folder);
        var start = new ProcessStartInfo(Chromium) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = ["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={folder["profile"]}", "--enable-logging=stderr", "--dump-dom", $"file://{page}"];
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        using Process browser = Process.Start(start)!;
        Task<string> messages = browser.StandardError.ReadToEndAsync();
        string seen = browser.StandardOutput.ReadToEnd();
        browser.WaitForExit();
        Assert.DoesNotContain("CONSOLE", messages.Result);
        Assert.All((string[])["id=\"scores\"", "id=\"curves\"", "id=\"network\"", "<polyline", "a &lt;b&gt; class"], part => Assert.Contains(part, seen));
    }

    [Fact]
    public void It_asks_for_nothing_from_outside()
    {
        using var folder = new TemporaryFolder();
        string text = File.ReadAllText(Write(folder));
        Assert.All((string[])["http:", "https:", "<script", "url(", "src=\"/"], outside => Assert.DoesNotContain(outside, text));
        Assert.Contains("data:image/png;base64,", text);
    }

    private static string Write(TemporaryFolder folder)
    {
        var classes = new ClassList(["a <b> class", "other"], [new(200, 40, 40), new(40, 90, 200)]);
        ReportRun[] runs = [new("one", new([0.5, null], 0.5, 0.75), [1.5, 0.7, double.NaN, 0.4]), new("two", new([0.25, null], 0.25, 0.5), [1, 0.9])];
        HtmlReport.Write(folder["report.html"], "A run", classes, runs, RgbImage.Filled(60, 40, new(1, 2, 3)), [new SummaryRow(0, "Conv", "Conv", "B", "1", 12, 34)]);
        return folder["report.html"];
    }
}
