using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Training;

/// <summary>Weights that make up for rare classes: 1 / ln(1.02 + share), as ENet has them (Paszke et al., 2016).</summary>
internal static class ClassWeights
{
    private const double Softening = 1.02;

    /// <summary>A weight for each class, by the labels of the training images; their mean is 1.</summary>
    public static float[] Of(IEnumerable<LabelMap> labels, int classes)
    {
        var counts = new long[classes];
        foreach (LabelMap map in labels)
        {
            long[] more = map.Count(classes);
            for (int i = 0; i < classes; i++) counts[i] += more[i];
        }
        double all = Math.Max(1, counts.Sum());
        double[] weights = [.. counts.Select(count => 1 / Math.Log(Softening + count / all))];
        double mean = weights.Average();
        return [.. weights.Select(weight => (float)(weight / mean))];
    }
}
