using DaNetGen.Cli.Data;
using DaNetGen.Cli.Scoring;

namespace DaNetGen.Cli.Reporting.Sections;

/// <summary>The confusion matrix as a picture, a row a true class and a column an answer, and the costliest mistakes in words.</summary>
internal static class ConfusionSection
{
    private const int Left = 92, Top = 78, Letters = 13, Told = 5;
    private const int MostWithFigures = 40;
    private const double Smallest = 0.005;

    /// <summary>The section.</summary>
    public static Html Of(Report report)
    {
        (ConfusionMatrix matrix, ClassList classes) = (report.Evaluation.Matrix, report.Classes);
        bool hasFigures = classes.Count <= MostWithFigures;
        int cell = hasFigures ? 26 : 10;
        int width = Left + classes.Count * cell + 1, height = Top + classes.Count * cell + 1;
        int[] labels = [.. Enumerable.Range(0, classes.Count)];
        string style = $"width:{width * 13 / 10}px";
        return Html.Of($"""
            <section id="confusion">
            <h2>What was taken for what</h2>
            <div class="beside">
            <div class="wide"><svg viewBox="0 0 {width} {height}" style="{style}" role="img"
            aria-label="Confusion matrix; the costliest mistakes are listed in words">
            <rect class="none" x="{Left}" y="{Top}" width="{classes.Count * cell}" height="{classes.Count * cell}"/>
            {labels.Select(label => Names(classes.Names[label], label, cell))}
            {labels.SelectMany(truth => labels.Select(answer => Cell(matrix, classes, truth, answer, cell)))}
            </svg></div>
            <div>
            <p>A row is a true class, a column an answer; right answers lie on the diagonal. {(hasFigures ? "A figure is the per cent of its row." : "")}</p>
            {Mistakes(matrix, classes)}
            </div>
            </div>
            </section>
            """);
    }

    private static Html Names(string name, int label, int cell)
    {
        string text = name.Length > Letters ? name[..(Letters - 1)] + "…" : name;
        double middle = (label + 0.5) * cell;
        return Html.Of($"""
            <text class="row" x="{Left - 6}" y="{Top + middle + 3.5}">{text}</text>
            <text transform="translate({Left + middle + 3.5} {Top - 6}) rotate(-90)">{text}</text>

            """);
    }

    private static Html Cell(ConfusionMatrix matrix, ClassList classes, int truth, int answer, int cell)
    {
        double share = Share(matrix, truth, answer);
        if (share < Smallest && truth != answer) return Html.Empty;
        int x = Left + answer * cell, y = Top + truth * cell;
        string kind = truth == answer ? "right" : "wrong";
        Html figure = share >= Smallest && classes.Count <= MostWithFigures
            ? Html.Of($"<text class=\"figure\" x=\"{x + cell / 2}\" y=\"{y + cell / 2 + 3.5}\">{share * 100:0}</text>")
            : Html.Empty;
        // The root lets small confusions be seen beside a strong diagonal.
        return Html.Of($"""
            <g><title>{classes.Names[truth]} answered as {classes.Names[answer]}: {Figures.Percent(share)}</title>
            <rect class="{kind}" x="{x}" y="{y}" width="{cell - 1}" height="{cell - 1}" fill-opacity="{Math.Sqrt(share):0.##}"/>{figure}</g>

            """);
    }

    /// <summary>The confusions that cost the most pixels.</summary>
    private static Html Mistakes(ConfusionMatrix matrix, ClassList classes)
    {
        int[] labels = [.. Enumerable.Range(0, classes.Count)];
        (int Truth, int Answer)[] costliest =
        [
            .. labels.SelectMany(truth => labels.Select(answer => (Truth: truth, Answer: answer)))
                .Where(pair => pair.Truth != pair.Answer && matrix[pair.Truth, pair.Answer] > 0)
                .OrderByDescending(pair => matrix[pair.Truth, pair.Answer]).Take(Told),
        ];
        if (costliest.Length == 0) return Html.Of($"<p>No pixel was answered wrongly.</p>");
        IEnumerable<Html> lines = costliest.Select(pair => Html.Of($"""
            <li>{classes.Names[pair.Truth]} taken for {classes.Names[pair.Answer]}: {Figures.Percent(matrix[pair.Truth, pair.Answer] / (double)matrix.Total)} of all
            pixels, {Share(matrix, pair.Truth, pair.Answer) * 100:0} % of {classes.Names[pair.Truth]}</li>

            """));
        return Html.Of($"<p>The costliest mistakes:</p>\n<ol>{lines}</ol>");
    }

    private static double Share(ConfusionMatrix matrix, int truth, int answer) => matrix[truth, answer] / (double)Math.Max(1, matrix.Truth(truth));
}
