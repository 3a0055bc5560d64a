using DaNetGen.Cli.Reporting.Diagram;
using DaNetGen.Cli.Tests.Support;

namespace DaNetGen.Cli.Tests.Diagram;

/// <summary>The pictures of networks as a browser shows them.</summary>
public class GraphInBrowserTests(DrawnPages pages) : IClassFixture<DrawnPages>
{
    private const string Head = "[data-stage=\"Head\"]", Fused = "[data-stage=\"Fused\"]", Cam = "[data-stage=\"Head.Cam\"]", Layer3 = "[data-stage=\"Backbone.Layer3\"]";

    private sealed record Rectangle(string Of, double Left, double Top, double Right, double Bottom);

    [SkippableTheory]
    [InlineData(DrawnPages.Deep)]
    [InlineData(DrawnPages.Odd)]
    [InlineData(DrawnPages.FlagshipPicture)]
    [InlineData(DrawnPages.OddPicture)]
    public void It_asks_for_nothing_from_outside_and_nothing_goes_wrong(string page)
    {
        Browser browser = pages.Open(page);
        Assert.All(browser.Requests.Where(r => r != $"file://{pages.Path(page)}"), address => Assert.StartsWith("data:", address));
        if (page == DrawnPages.Deep) browser.Click("#unfold");
        Assert.Equal(0, (int)browser.Evaluate("document.querySelectorAll('b, #graph script, #network script').length")!);
        Assert.Empty(browser.Complaints);
    }

    [SkippableTheory]
    [InlineData(DrawnPages.Deep, "#networks")]
    [InlineData(DrawnPages.Deep, "#unfold")]
    [InlineData(DrawnPages.Deep, "#fold")]
    [InlineData(DrawnPages.Odd, "#networks")]
    [InlineData(DrawnPages.Odd, "#unfold")]
    public void Boxes_lie_apart_and_hold_their_words_however_folded(string page, string button)
    {
        Browser browser = pages.Open(page);
        browser.Click(button);
        Rectangle[] boxes = Rectangles(browser, ".box", "e.dataset.stage"), labels = Rectangles(browser, ".label", "e.textContent");
        Assert.True(button == "#fold" ? boxes.Length == 4 : boxes.Length > 8);
        Apart([.. boxes, .. labels]);
        Rectangle[] frames = Rectangles(browser, ".frame", "e.dataset.stage");
        foreach (Rectangle box in boxes)
            Assert.All(frames, frame => Assert.True(box.Of.StartsWith(frame.Of + ".", StringComparison.Ordinal) ? Holds(frame, box) : !Overlap(frame, box), $"{frame} {box}"));
        Rectangle[] holders = [.. boxes, .. Rectangles(browser, ".frame > summary", "e.parentElement.dataset.stage")];
        Rectangle[] words = Rectangles(browser, ".name, .what, .count, .step, .of", "e.closest('[data-stage]').dataset.stage");
        Assert.All(words, word => Assert.True(Holds(holders.Single(holder => holder.Of == word.Of), word), $"{word}"));
    }

    [SkippableTheory]
    [InlineData(DrawnPages.FlagshipPicture)]
    [InlineData(DrawnPages.OddPicture)]
    public void Words_of_the_still_picture_are_in_their_boxes(string picture)
    {
        Browser browser = pages.Open(picture);
        double[][] overhang = browser.Evaluate<double[][]>("""
            [...document.querySelectorAll('text')].map(t => {
              const b = t.getBBox(), g = t.closest('[data-stage], .label') || document.documentElement;
              const r = g === document.documentElement ? { x: 0, y: 0, width: g.viewBox.baseVal.width, height: g.viewBox.baseVal.height }
                : (g.querySelector('.header') || g.querySelector('rect')).getBBox();
              return [r.x - b.x, b.x + b.width - r.x - r.width, r.y - b.y, b.y + b.height - r.y - r.height];
            })
            """);
        Assert.True(overhang.Length > 30);
        Assert.All(overhang, sides => Assert.All(sides, side => Assert.True(side < 1, $"{string.Join(" ", sides)}")));
        // Two texts of one line do not run into each other.
        Apart(browser.Evaluate<Rectangle[]>("""
            [...document.querySelectorAll('[data-stage] text')].map(t => {
              const b = t.getBBox();
              return { of: t.textContent, left: b.x, top: b.y + 2, right: b.x + b.width, bottom: b.y + b.height - 2 };
            })
            """));
    }

    [SkippableFact]
    public void A_network_folds_by_click_and_by_key_and_what_is_below_moves_up()
    {
        Browser browser = pages.Open(DrawnPages.Deep);
        double before = Top(browser, Fused);
        browser.Click($"{Head} > summary");
        Assert.False(IsOpen(browser, Head));
        Assert.False(IsShown(browser, Cam));
        Assert.True(Top(browser, Fused) < before - 300);

        browser.Press("Enter");
        Assert.True(IsOpen(browser, Head));
        Assert.True(IsShown(browser, Cam));
        Assert.Equal(before, Top(browser, Fused), 1.0);
    }

    [SkippableFact]
    public void A_stage_unfolds_to_its_blocks_and_their_steps()
    {
        Browser browser = pages.Open(DrawnPages.Deep);
        Assert.False(IsOpen(browser, Layer3));
        browser.Click($"{Layer3} > summary");
        Assert.Equal(36, (int)browser.Evaluate($"[...document.querySelectorAll('{Layer3} > .steps > li')].filter(e => e.checkVisibility()).length")!);
        Assert.Equal(0, (int)browser.Evaluate($"[...document.querySelectorAll('{Layer3} .steps .steps li')].filter(e => e.checkVisibility()).length")!);
        browser.Click($"{Layer3} > .steps > li:nth-child(2) summary");
        Assert.Equal(10, (int)browser.Evaluate($"[...document.querySelectorAll('{Layer3} .steps .steps li')].filter(e => e.checkVisibility()).length")!);
    }

    /// <summary>Every fold and tool is reached with the tabulator, in the order in which values flow, and shows that it has the focus.</summary>
    [SkippableFact]
    public void The_keyboard_reaches_everything()
    {
        Browser browser = pages.Open(DrawnPages.Deep);
        browser.Evaluate("document.activeElement.blur()");
        List<string> reached = [];
        for (int i = 0; i < 14; i++)
        {
            browser.Press("Tab");
            reached.Add((string)browser.Evaluate("document.activeElement.id || document.activeElement.parentElement.dataset.stage || ''")!);
            Assert.Equal("solid", (string?)browser.Evaluate("getComputedStyle(document.activeElement).outlineStyle"));
        }
        Assert.Equal(
            ["find", "unfold", "networks", "fold", "smaller", "larger", "fit", "graph", "Backbone", "Backbone.Stem", "Backbone.Layer1", "Backbone.Layer2", "Backbone.Layer3", "Backbone.Layer4"],
            reached);
    }

    [SkippableFact]
    public void What_is_searched_is_found_in_folded_networks()
    {
        Browser browser = pages.Open(DrawnPages.Deep);
        browser.Click("#fold");
        Assert.False(IsShown(browser, Cam));
        browser.Click("#find");
        browser.Type("attention");
        Assert.True(IsShown(browser, Cam));
        Assert.Equal("1 of 3", (string?)browser.Evaluate("document.getElementById('found').textContent"));
        Assert.Equal("Head", (string?)browser.Evaluate("document.querySelector('.current').dataset.stage"));
        browser.Press("Enter");
        Assert.Equal("Head.Pam", (string?)browser.Evaluate("document.querySelector('.current').dataset.stage"));
        browser.Type(" <nothing>");
        Assert.Equal("none", (string?)browser.Evaluate("document.getElementById('found').textContent"));
        Assert.Empty(browser.Complaints);
    }

    [SkippableFact]
    public void Without_scripts_all_is_unfolded()
    {
        Browser browser = pages.Open(DrawnPages.Odd);
        browser.RunScripts(false);
        browser.Open(pages.Path(DrawnPages.Deep));
        Assert.Equal(0, (int)browser.Evaluate("[...document.querySelectorAll('.box, .frame, .steps li')].filter(e => !e.checkVisibility()).length")!);
        Assert.True((bool)browser.Evaluate("document.querySelectorAll('.steps li').length > 500 && !document.getElementById('tools').checkVisibility()")!);
    }

    [SkippableTheory]
    [InlineData(320, "light")]
    [InlineData(390, "dark")]
    [InlineData(1200, "dark")]
    public void It_fits_every_width_and_can_be_read_in_either_light(int width, string colours)
    {
        Browser browser = pages.Open(DrawnPages.Deep);
        browser.Resize(width, 800);
        browser.Emulate("screen", colours);
        Assert.Equal(0, (int)browser.Evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")!);
        browser.Click("#fit");
        Assert.InRange((double)browser.Evaluate("document.getElementById('graph').scrollWidth - document.getElementById('graph').clientWidth")!, 0, 2);
        double[] contrasts = browser.Contrasts("h1, p, button, .key, .name, .what, .count, .label, .step, .of");
        Assert.True(contrasts.Length > 100);
        Assert.True(contrasts.Min() >= 4.5, $"{contrasts.Min()}");
        Assert.Equal(colours == "dark", (double)browser.Evaluate("parseFloat(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")! < 128);
    }

    private static bool IsOpen(Browser browser, string stage) => (bool)browser.Evaluate($"document.querySelector('{stage}').open")!;

    private static bool IsShown(Browser browser, string stage) => (bool)browser.Evaluate($"document.querySelector('{stage}').checkVisibility()")!;

    private static double Top(Browser browser, string stage) => (double)browser.Evaluate($"document.querySelector('{stage}').getBoundingClientRect().top + scrollY")!;

    /// <summary>Where what is shown of some elements lies.</summary>
    private static Rectangle[] Rectangles(Browser browser, string selector, string of) => browser.Evaluate<Rectangle[]>($$"""
        [...document.querySelectorAll('{{selector}}')].filter(e => e.checkVisibility() && e.textContent).map(e => {
          const r = e.getBoundingClientRect();
          return { of: {{of}}, left: r.left, top: r.top, right: r.right, bottom: r.bottom };
        })
        """);

    private static void Apart(Rectangle[] all)
    {
        foreach ((Rectangle a, int i) in all.Select((rectangle, i) => (rectangle, i))) Assert.All(all[(i + 1)..], b => Assert.False(Overlap(a, b), $"{a} {b}"));
    }

    private static bool Overlap(Rectangle a, Rectangle b) => a.Left < b.Right - 0.1 && b.Left < a.Right - 0.1 && a.Top < b.Bottom - 0.1 && b.Top < a.Bottom - 0.1;

    private static bool Holds(Rectangle outer, Rectangle inner) =>
        outer.Left <= inner.Left + 0.1 && inner.Right <= outer.Right + 0.1 && outer.Top <= inner.Top + 0.1 && inner.Bottom <= outer.Bottom + 0.1;
}
