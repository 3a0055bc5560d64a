using System.Text.RegularExpressions;
using DaNetGen.Cli.Reporting;
using DaNetGen.Cli.Reporting.Sections;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Tests.Reporting;

/// <summary>The report's text, and that it can be made again.</summary>
public class ReportTests(ReportedTraining training) : IClassFixture<ReportedTraining>
{
    [Fact]
    public void It_names_nothing_outside()
    {
        string text = File.ReadAllText(training.Page);
        Assert.All((string[])["http:", "https:", "<script", "url(", "src=\"/"], outside => Assert.DoesNotContain(outside, text));
        Assert.Contains("data:image/png;base64,", text);
    }

    [Fact]
    public void Danet_report_writes_the_very_page_again()
    {
        string written = File.ReadAllText(training.Page);
        File.Delete(training.Page);
        Assert.Contains(training.Page, Danet.Run("report", training.Run, "--threads", "2").Success());
        Assert.Equal(written, File.ReadAllText(training.Page));
    }

    [Fact]
    public void Danet_report_says_what_is_missing()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("run.json is missing", Danet.Run("report", folder.Path).Sentence());
        foreach (string file in (string[])["run.json", "best.safetensors", "log.csv"]) File.Copy(Path.Combine(training.Run, file), folder[file]);
        File.WriteAllText(folder["log.csv"], "epoch,iteration\n1,2\n");
        Assert.Contains("log.csv is no log", Danet.Run("report", folder.Path).Sentence());
    }

    /// <summary>A batch without labels has no loss: the line breaks there.</summary>
    [Fact]
    public void Curves_of_several_networks_break_where_there_is_no_loss()
    {
        EpochFigures Epoch(int number, double loss) => new(number, number, 0.01, loss, 1, null, null, number);
        ReportRun[] runs =
        [
            new("one", new([0.5, null], 0.5, 0.75), [Epoch(1, 1.5), Epoch(2, 0.7), Epoch(3, double.NaN), Epoch(4, 0.4)]),
            new("two", new([0.25, null], 0.25, 0.5), [Epoch(1, 1), Epoch(2, 0.9)]),
        ];
        string loss = CurvesSection.Of(runs).ToString().Split("<figure>")[1];
        int[] points = [.. Regex.Matches(loss.Split("<figcaption")[0], "<polyline points=\"([^\"]*)\"").Select(m => m.Groups[1].Value.Split(' ').Length)];
        Assert.Equal([2, 1, 2], points);
        Assert.DoesNotContain("NaN", loss);
        Assert.Contains("one: 0.400 at the end", loss);
    }
}
