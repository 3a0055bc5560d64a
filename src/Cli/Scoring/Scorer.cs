using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Scoring;

/// <summary>Scores a network on samples at their labels' full size.</summary>
internal static class Scorer
{
    /// <summary>Segments every sample and compares.</summary>
    /// <param name="segmenter">The network.</param>
    /// <param name="samples">Images as the network reads them, labels of full size.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="answered">Shown every sample with its answer.</param>
    public static ConfusionMatrix Score(Segmenter segmenter, IReadOnlyList<Sample> samples, int classes, Action<Sample, LabelMap>? answered = null)
    {
        var matrix = new ConfusionMatrix(classes);
        foreach (Sample sample in samples)
        {
            LabelMap truth = sample.Label;
            LabelMap answer = segmenter.Segment(sample.Image, truth.Width, truth.Height);
            matrix.Add(truth.Classes, answer.Classes);
            answered?.Invoke(sample, answer);
        }
        return matrix;
    }
}
