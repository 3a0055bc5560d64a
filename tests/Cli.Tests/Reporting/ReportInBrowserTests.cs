using System.Globalization;
using System.Text.Json.Nodes;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Summary;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Tests.Reporting;

/// <summary>The report of a real training as a browser shows it.</summary>
public class ReportInBrowserTests(ReportedTraining training) : IClassFixture<ReportedTraining>
{
    private sealed record Rectangle(string Stage, double Left, double Top, double Right, double Bottom);

    private sealed record Bar(string Figure, double Share, string Colour);

    [SkippableFact]
    public void It_asks_for_nothing_from_outside_and_nothing_goes_wrong()
    {
        Browser browser = training.Open();
        Assert.Contains($"file://{training.Page}", browser.Requests);
        Assert.All(browser.Requests.Where(r => r != $"file://{training.Page}"), address => Assert.StartsWith("data:", address));
        Assert.Empty(browser.Complaints);
    }

    [SkippableFact]
    public void Every_image_decodes_and_is_described()
    {
        Browser browser = training.Open();
        Assert.Equal(6 * 4, (int)browser.Evaluate("document.images.length")!);
        Assert.Equal(0, (int)browser.Evaluate("[...document.images].filter(i => !(i.complete && i.naturalWidth > 0 && i.alt.length > 5)).length")!);
        Assert.Equal(0, (int)browser.Evaluate("document.querySelectorAll('svg:not([aria-label], [aria-labelledby], [aria-hidden])').length")!);
    }

    /// <summary>The points, read back through the ticks that stand beside them, are the log's figures.</summary>
    [SkippableTheory]
    [InlineData("loss", 0, 3)]
    [InlineData("rate", 0, 2)]
    [InlineData("accuracy", 0, 5)]
    [InlineData("accuracy", 1, 6)]
    public void Curves_show_every_epoch_of_the_log_at_its_height(string chart, int line, int column)
    {
        Browser browser = training.Open();
        double[][] ticks = browser.Evaluate<double[][]>(
            $"[...document.querySelectorAll('#{chart} .value')].map(t => [parseFloat(t.textContent), t.previousElementSibling.y1.baseVal.value])");
        double[] heights = browser.Evaluate<double[]>(
            $"[...document.querySelectorAll('#{chart} .curve')[{line}].querySelectorAll('polyline')].flatMap(p => [...p.points].map(q => q.y))");
        string[] log = File.ReadAllLines(Path.Combine(training.Run, "log.csv"))[1..];

        Assert.Equal(ReportedTraining.Epochs, log.Length);
        Assert.Equal(ReportedTraining.Epochs, heights.Length);
        double unit = (ticks[^1][0] - ticks[0][0]) / (ticks[^1][1] - ticks[0][1]);
        foreach ((double height, string epoch) in heights.Zip(log))
        {
            double expected = double.Parse(epoch.Split(',')[column], CultureInfo.InvariantCulture);
            Assert.Equal(expected, ticks[0][0] + (height - ticks[0][1]) * unit, Math.Abs(unit) * 0.2);
        }
    }

    [SkippableFact]
    public void Bars_are_as_long_as_their_figures_and_those_are_the_scores_of_eval()
    {
        Browser browser = training.Open();
        Bar[] bars = browser.Evaluate<Bar[]>("""
            [...document.querySelectorAll('#scores .track')].map(t => ({ figure: t.parentElement.firstChild.textContent,
              share: t.firstChild.getBoundingClientRect().width / t.getBoundingClientRect().width, colour: getComputedStyle(t.firstChild).backgroundColor }))
            """);
        Assert.Equal(2 * (3 + 2), bars.Length);
        Assert.All(bars, bar => Assert.Equal(double.Parse(bar.Figure, CultureInfo.InvariantCulture), bar.Share, 0.002));
        Assert.Equal(["rgb(16, 16, 16)", "rgb(128, 128, 128)", "rgb(240, 240, 240)"], bars.Where((_, i) => i % 2 == 0).Take(3).Select(bar => bar.Colour));

        using var folder = new TemporaryFolder();
        Danet.Run("eval", "--data", training.Data, "--weights", Path.Combine(training.Run, "best.safetensors"), "--json", folder["score.json"]).Success();
        JsonNode score = JsonNode.Parse(File.ReadAllText(folder["score.json"]))!;
        double[] expected = [.. score["classes"]!.AsArray().Select(c => (double)c!["iou"]!), (double)score["mean_iou"]!, (double)score["pixel_accuracy"]!];
        Assert.Equal(expected.Select(value => value.ToString("0.000", CultureInfo.InvariantCulture)), bars.Where((_, i) => i % 2 == 0).Select(bar => bar.Figure));
    }

    [SkippableFact]
    public void The_picture_has_every_stage_once_and_words_stay_in_their_boxes()
    {
        Browser browser = training.Open();
        string[] drawn = browser.Evaluate<string[]>("[...document.querySelectorAll('#network [data-stage]')].map(g => g.dataset.stage)");
        using Network network = ModelCatalog.Build(new("danet-r18", 3, 16));
        IReadOnlyList<SummaryRow> rows = NetworkSummary.Rows(new("danet-r18", 3, 16), 1, 44, 60);
        List<string> stages = [];
        string around = "";
        foreach (SummaryRow row in rows)
        {
            if (row.Depth == 0) around = row.Stage + ".";
            stages.Add(row.Depth == 0 ? row.Stage : around + row.Stage);
        }
        Assert.All(network.StageNames, stage => Assert.Contains(stage, stages));
        Assert.Equal(stages.Append("image").Order(), drawn.Order());

        Rectangle[] boxes = Boxes(browser, ".box");
        Assert.All(boxes, box => Assert.All(boxes.Where(other => other != box), other => Assert.False(Overlap(box, other), $"{box} {other}")));
        Rectangle[] frames = Boxes(browser, ".frame");
        Assert.Equal(2, frames.Length);
        foreach (Rectangle box in boxes)
        {
            Assert.All(frames, frame => Assert.True(
                box.Stage.StartsWith(frame.Stage + ".", StringComparison.Ordinal) ? Holds(frame, box) : !Overlap(frame, box), $"{frame} {box}"));
        }
        Rectangle[] holders = [.. boxes, .. Boxes(browser, ".header")];
        Assert.All(Boxes(browser, "[data-stage] text"), text => Assert.True(Holds(holders.Single(box => box.Stage == text.Stage), text), $"{text}"));
    }

    [SkippableFact]
    public void Names_are_escaped()
    {
        Browser browser = training.Open();
        Assert.Equal(0, (int)browser.Evaluate("document.querySelectorAll('b').length")!);
        Assert.Equal(ReportedTraining.OddName, (string?)browser.Evaluate("document.querySelectorAll('#scores .class')[1].textContent"));
        Assert.Contains(ReportedTraining.OddName, (string?)browser.Evaluate("document.querySelector('.pictures figure:nth-child(2) img').alt"));
        Assert.Contains("data & <more>", (string?)browser.Evaluate("document.querySelector('h1').textContent"));
        string command = (string)browser.Evaluate("document.querySelector('.repeat code').textContent")!;
        Assert.StartsWith($"danet train --data \"{training.Data}\" --out ", command);
    }

    [SkippableTheory]
    [InlineData(390, "screen", "light")]
    [InlineData(390, "screen", "dark")]
    [InlineData(320, "screen", "light")]
    [InlineData(1200, "screen", "dark")]
    [InlineData(794, "print", "dark")]
    public void It_fits_every_width_and_can_be_read_in_either_light(int width, string medium, string colours)
    {
        Browser browser = training.Open();
        try
        {
            browser.Resize(width, 844);
            browser.Emulate(medium, colours);
            Assert.Equal(width, (int)browser.Evaluate("innerWidth")!);
            Assert.Equal(0, (int)browser.Evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")!);
            double[] contrasts = browser.Contrasts("h1,h2,h3,h4,p,dt,dd,code,th,td,small,li,summary,figcaption,footer");
            Assert.True(contrasts.Length > 50);
            Assert.True(contrasts.Min() >= 4.5, $"{contrasts.Min()}");
            bool isDark = (double)browser.Evaluate("parseFloat(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")! < 128;
            Assert.Equal(medium == "screen" && colours == "dark", isDark);
        }
        finally
        {
            browser.Resize(1200, 900);
            browser.Emulate("screen", "light");
        }
    }

    private static Rectangle[] Boxes(Browser browser, string what) => browser.Evaluate<Rectangle[]>($$"""
        [...document.querySelectorAll('#network {{what}}')].map(e => {
          const r = e.getBoundingClientRect();
          return { stage: e.closest('[data-stage]').dataset.stage, left: r.left, top: r.top, right: r.right, bottom: r.bottom };
        })
        """);

    private static bool Overlap(Rectangle a, Rectangle b) => a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;

    private static bool Holds(Rectangle outer, Rectangle inner) =>
        outer.Left <= inner.Left && inner.Right <= outer.Right && outer.Top <= inner.Top && inner.Bottom <= outer.Bottom;
}
