using System.Runtime.CompilerServices;
using DaNetGen.Cli.Reporting.Diagram;
using DaNetGen.Cli.Tests.Support;

namespace DaNetGen.Cli.Tests.Diagram;

/// <summary>The documentation's pages of networks are those that the compiler's graphs give today.</summary>
public class ModelPagesTests
{
    private const string Command = "dotnet run --project src/Cli -- models --pages docs/models";

    [Fact]
    public void Pages_are_up_to_date()
    {
        using var folder = new TemporaryFolder();
        Danet.Run("models", "--pages", folder.Path).Success();
        Assert.Equal(folder.Files(), Directory.EnumerateFiles(Folder("docs", "models")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        foreach (string name in folder.Files())
        {
            string text = File.ReadAllText(folder[name]);
            Assert.True(text == File.ReadAllText(Path.Combine(Folder("docs", "models"), name)).ReplaceLineEndings("\n"), $"docs/models/{name} is not what `{Command}` writes: run it.");
            if (name != "README.md") MermaidGrammar.Read(text.Split("```mermaid\n")[1].Split("```")[0]);
        }
    }

    /// <summary>The picture in the README is what its caption's command draws.</summary>
    [Fact]
    public void The_readme_shows_the_picture_of_today()
    {
        string drawn = Danet.Run("graph", "danet-r18", "--size", "512x1024").Success();
        Assert.True(drawn == File.ReadAllText(Folder("docs", "images", "danet-r18.svg")).ReplaceLineEndings("\n"), "docs/images/danet-r18.svg is not what `danet graph danet-r18 --size 512x1024` draws.");
    }

    private static string Folder(params string[] parts) => Path.GetFullPath(Path.Combine([Path.GetDirectoryName(Here())!, "..", "..", "..", .. parts]));

    private static string Here([CallerFilePath] string path = "") => path;
}
