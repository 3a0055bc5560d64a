using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Scoring;

/// <summary>A network's answers to held-out images: the counts of all, and the images where it did worst and best.</summary>
/// <param name="Matrix">The confusion matrix over all images.</param>
/// <param name="Images">How many images.</param>
/// <param name="Worst">The images with the lowest mean IoU, from the bottom.</param>
/// <param name="Best">The images with the highest mean IoU, from the top.</param>
internal sealed record Evaluation(ConfusionMatrix Matrix, int Images, IReadOnlyList<ScoredImage> Worst, IReadOnlyList<ScoredImage> Best)
{
    private const int Shown = 4;

    /// <summary>Segments every sample and compares.</summary>
    /// <param name="segmenter">The network.</param>
    /// <param name="samples">Images as the network reads them, labels of full size.</param>
    /// <param name="classes">The number of classes.</param>
    public static Evaluation Of(Segmenter segmenter, IReadOnlyList<Sample> samples, int classes)
    {
        var extremes = new Extremes(classes, Shown);
        ConfusionMatrix matrix = Scorer.Score(segmenter, samples, classes, extremes.Add);
        return new(matrix, samples.Count, extremes.Lowest, extremes.Highest);
    }
}
