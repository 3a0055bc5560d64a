using DaNetGen.Cli.Tests.Support;

namespace DaNetGen.Cli.Tests.Reporting;

/// <summary>A tiny real training, run once, and its report in a browser where there is one. One class has a name that means something in HTML.</summary>
public sealed class ReportedTraining : IDisposable
{
    public const int Epochs = 4;
    public const string OddName = "<b>&\"";
    private readonly TemporaryFolder folder = new();
    private Browser? browser;

    public ReportedTraining()
    {
        TinyData.Write(Data, 60, 44, images: 6);
        File.WriteAllText(Path.Combine(Data, "classes.txt"), TinyData.Classes.Replace("Grey", OddName, StringComparison.Ordinal));
        string[] size = ["--output-stride", "16", "--crop", "32", "--batch", "2", "--warm-up", "2", "--threads", "2"];
        Danet.Run(["train", "--data", Data, "--out", Run, "--epochs", $"{Epochs}", "--score-every", "1", .. size]).Success();
    }

    /// <summary>The data folder.</summary>
    public string Data => folder["data & <more>"];

    /// <summary>The run's folder.</summary>
    public string Run => folder["run"];

    /// <summary>The report.</summary>
    public string Page => Path.Combine(Run, "report.html");

    /// <summary>The report in a browser, 1200 wide, on a light screen.</summary>
    internal Browser Open()
    {
        Skip.IfNot(Browser.IsInstalled, "Chromium is not installed: no browser to open the report in.");
        if (browser is null)
        {
            browser = new();
            browser.Resize(1200, 900);
            browser.Emulate("screen", "light");
            browser.Open(Page);
        }
        return browser;
    }

    public void Dispose()
    {
        browser?.Dispose();
        folder.Dispose();
    }
}
