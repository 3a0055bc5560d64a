using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Scoring;

/// <summary>Keeps the images with the lowest and the highest mean IoU out of many; no others stay in memory.</summary>
/// <param name="classes">The number of classes.</param>
/// <param name="each">How many of either kind at most.</param>
internal sealed class Extremes(int classes, int each)
{
    private readonly List<ScoredImage> kept = [];

    /// <summary>Looks at an image; one without a labelled pixel has no score and is passed over.</summary>
    public void Add(Sample sample, LabelMap answer)
    {
        var matrix = new ConfusionMatrix(classes);
        matrix.Add(sample.Label.Classes, answer.Classes);
        if (matrix.Total == 0) return;
        var image = new ScoredImage(sample.Name, sample.Image, sample.Label, answer, Score.Of(matrix));
        int at = kept.FindIndex(other => image.Score.MeanIoU < other.Score.MeanIoU);
        kept.Insert(at < 0 ? kept.Count : at, image);
        if (kept.Count > 2 * each) kept.RemoveAt(each);
    }

    /// <summary>The highest, from the top; where images are few, the larger half.</summary>
    public IReadOnlyList<ScoredImage> Highest => [.. kept.AsEnumerable().Reverse().Take((kept.Count + 1) / 2)];

    /// <summary>The lowest, from the bottom, none of them among the highest.</summary>
    public IReadOnlyList<ScoredImage> Lowest => [.. kept.Take(kept.Count / 2)];
}
