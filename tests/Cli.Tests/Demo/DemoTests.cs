using System.Globalization;
using DaNetGen.Cli.Demo;
using DaNetGen.Cli.Tests.Support;

namespace DaNetGen.Cli.Tests.Demo;

public class DemoTests
{
    private const string AllSeeds = "DANET_DEMO_SEEDS";

    [Fact]
    public void It_trains_scores_and_paints()
    {
        using var folder = new TemporaryFolder();
        string printed = Danet.Run("demo", "--out", folder.Path, "--scenes", "3", "--epochs", "1").Success();
        Assert.Equal(["last.safetensors", "report.html", "scenes.png"], folder.Files());
        Assert.Contains("danet-small", printed);
        Assert.Contains("fcn-small", printed);
        Assert.Contains("always ", printed);
        foreach (string row in (IEnumerable<string>)[.. SceneClasses.List.Names, "mIoU", "pixel accuracy"])
            Assert.All(Figures(printed, row), figure => Assert.InRange(figure, 0, 1));
        // One class in seven is answered rightly where it occurs, the others never.
        Assert.Equal(Figures(printed, "pixel accuracy")[2] / 7, Figures(printed, "mIoU")[2], 0.002);
    }

    /// <summary>The whole demo, as the README gives its figures: a few minutes for each seed.</summary>
    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Attention_beats_both_baselines(int seed)
    {
        Skip.If(Environment.GetEnvironmentVariable(AllSeeds) != "1", $"it takes a few minutes; {AllSeeds}=1 runs it.");
        using var folder = new TemporaryFolder();
        string printed = Danet.Run("demo", "--out", folder.Path, "--seed", seed.ToString(CultureInfo.InvariantCulture)).Success();
        double[] means = Figures(printed, "mIoU");
        Assert.True(means[0] > means[1] && means[0] > means[2], printed);
    }

    /// <summary>The last three figures of a row of the table: DANet, FCN, commonest class.</summary>
    private static double[] Figures(string printed, string row)
    {
        string line = printed.Split('\n').Select(text => text.Trim()).Last(text => text.StartsWith(row + " ", StringComparison.Ordinal));
        return [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeLast(3).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
    }
}
