using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Reporting.Sections;

/// <summary>A class's colour and name.</summary>
internal static class Swatch
{
    /// <summary>One class.</summary>
    public static Html Of(ClassList classes, int label) =>
        Html.Of($"<span class=\"class\"><span class=\"swatch\" style=\"background:{classes.Colours[label]}\"></span>{classes.Names[label]}</span>");

    /// <summary>All of them, as the legend of label maps.</summary>
    public static Html Legend(ClassList classes) => Html.Of($"""
        <ul class="legend" aria-label="Legend">{Enumerable.Range(0, classes.Count).Select(label => Html.Of($"<li>{Of(classes, label)}</li>"))}<li><span
        class="class"><span class="swatch" style="background:#000"></span>unlabelled</span></li></ul>
        """);
}
