using System.Text;
using DaNetGen.Cli.Reporting.Diagram;
using DaNetGen.Cli.Tests.Support;

namespace DaNetGen.Cli.Tests.Diagram;

/// <summary>Pictures as files, and one browser for them.</summary>
public sealed class DrawnPages : IDisposable
{
    /// <summary>The page of the deepest network.</summary>
    public const string Deep = "deep.html";

    /// <summary>The page of the odd network with odd names.</summary>
    public const string Odd = "odd.html";

    /// <summary>The picture of the flagship.</summary>
    public const string FlagshipPicture = "flagship.svg";

    /// <summary>The picture of the odd network with odd names.</summary>
    public const string OddPicture = "odd.svg";

    private readonly TemporaryFolder folder = new();
    private Browser? browser;

    public DrawnPages()
    {
        Danet.Run("graph", "danet-r152", "--format", "html", "-o", folder[Deep]).Success();
        Danet.Run("graph", "danet-r101", "-o", folder[FlagshipPicture]).Success();
        File.WriteAllText(folder[Odd], GraphPage.Of(OddNames.Odd), Encoding.UTF8);
        File.WriteAllText(folder[OddPicture], GraphSvg.Of(OddNames.Odd), Encoding.UTF8);
    }

    /// <summary>Where a file lies.</summary>
    public string Path(string name) => folder[name];

    /// <summary>A file in the browser, 1200 wide, on a light screen.</summary>
    internal Browser Open(string name)
    {
        Skip.IfNot(Browser.IsInstalled, "Chromium is not installed: no browser to open the picture in.");
        browser ??= new();
        browser.RunScripts(true);
        browser.Resize(1200, 900);
        browser.Emulate("screen", "light");
        browser.Requests.Clear();
        browser.Complaints.Clear();
        browser.Open(folder[name]);
        return browser;
    }

    public void Dispose()
    {
        browser?.Dispose();
        folder.Dispose();
    }
}
