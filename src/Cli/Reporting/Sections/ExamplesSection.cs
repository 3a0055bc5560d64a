using System.Globalization;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Imaging;
using DaNetGen.Cli.Scoring;

namespace DaNetGen.Cli.Reporting.Sections;

/// <summary>The held-out images where the network did worst and best: input, truth, prediction and mistakes.</summary>
internal static class ExamplesSection
{
    private const int Widest = 480, Named = 4;

    /// <summary>The section.</summary>
    public static Html Of(Report report)
    {
        Evaluation evaluation = report.Evaluation;
        return Html.Of($"""
            <section id="examples">
            <h2>Held-out images</h2>
            <p>Ordered by each image's own mean IoU over the classes that it shows. In the last picture wrong pixels are red and unlabelled ones, which do not
            count, black.</p>
            {Swatch.Legend(report.Classes)}
            {Group("Where it did worst", evaluation.Worst, report.Classes)}
            {Group("Where it did best", evaluation.Best, report.Classes)}
            </section>
            """);
    }

    private static Html Group(string heading, IReadOnlyList<ScoredImage> images, ClassList classes) => images.Count == 0
        ? Html.Empty
        : Html.Of($"<h3>{heading}</h3>\n{images.Select(image => Example(image, classes))}");

    private static Html Example(ScoredImage example, ClassList classes)
    {
        (int width, int height) = Size(example.Truth);
        LabelMap truth = Resize.Labels(example.Truth, width, height), answer = Resize.Labels(example.Answer, width, height);
        RgbImage image = Resize.Image(example.Image, width, height);
        string name = example.Name, wrong = Figures.Percent(1 - example.Score.PixelAccuracy);
        return Html.Of($"""
            <article class="example">
            <h4>{name}</h4>
            <p class="figures">mean IoU {ScoreTable.Figure(example.Score.MeanIoU)}, pixel accuracy {ScoreTable.Figure(example.Score.PixelAccuracy)}</p>
            <div class="pictures">
            {Photograph("input", $"Input {name}", image)}
            {Flat("truth", $"Truth of {name}: {Shares(example.Truth, classes)}", Overlay.Colours(truth, classes))}
            {Flat("prediction", $"Prediction for {name}: {Shares(example.Answer, classes)}", Overlay.Colours(answer, classes))}
            {Photograph("mistakes", $"Mistakes in {name}: {wrong} of its pixels", Mistakes.Of(image, truth, answer))}
            </div>
            </article>

            """);
    }

    private static Html Photograph(string caption, string description, RgbImage image) => Figure(caption, description, image, "jpeg", ImageFile.Jpeg(image));

    private static Html Flat(string caption, string description, RgbImage image) => Figure(caption, description, image, "png", ImageFile.Png(image));

    private static Html Figure(string caption, string description, RgbImage image, string format, byte[] file) => Html.Of($"""
        <figure><img width="{image.Width}" height="{image.Height}" alt="{description}" src="data:image/{format};base64,{Convert.ToBase64String(file)}">
        <figcaption>{caption}</figcaption></figure>

        """);

    private static (int Width, int Height) Size(LabelMap labels) => Resize.Scaled(labels.Width, labels.Height, Math.Min(1, Widest / (double)labels.Width));

    /// <summary>The commonest classes of a label map in words.</summary>
    private static string Shares(LabelMap labels, ClassList classes)
    {
        long[] counts = labels.Count(classes.Count);
        double all = Math.Max(1, counts.Sum());
        return string.Join(", ", Enumerable.Range(0, classes.Count)
            .Where(label => counts[label] > 0)
            .OrderByDescending(label => counts[label])
            .Take(Named)
            .Select(label => string.Create(CultureInfo.InvariantCulture, $"{classes.Names[label]} {counts[label] / all:0 %}")));
    }
}
