using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Scoring;

/// <summary>Scores a network on samples at their labels' full size.</summary>
internal static class Scorer
{
    /// <summary>Segments every sample and compares.</summary>
    /// <param name="segmenter">The network.</param>
    /// <param name="samples">Images as the network reads them, labels of full size.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="progress">Told after every sample how many are done.</param>
    public static ConfusionMatrix Score(Segmenter segmenter, IReadOnlyList<Sample> samples, int classes, Action<int>? progress = null)
    {
        var matrix = new ConfusionMatrix(classes);
        for (int i = 0; i < samples.Count; i++)
        {
            LabelMap truth = samples[i].Label;
            LabelMap answer = segmenter.Segment(samples[i].Image, truth.Width, truth.Height);
            matrix.Add(truth.Classes, answer.Classes);
            progress?.Invoke(i + 1);
        }
        return matrix;
    }
}
