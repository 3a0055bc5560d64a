namespace DaNetGen.Cli.Scoring;

/// <summary>The figures of a segmentation.</summary>
/// <param name="ClassIoU">Intersection over union of each class; null for a class that does not occur in the truth.</param>
/// <param name="MeanIoU">The mean over the classes that occur in the truth.</param>
/// <param name="PixelAccuracy">The share of pixels answered rightly.</param>
internal sealed record Score(IReadOnlyList<double?> ClassIoU, double MeanIoU, double PixelAccuracy)
{
    /// <summary>The figures of a confusion matrix; all zero where no pixel counts.</summary>
    public static Score Of(ConfusionMatrix matrix)
    {
        var perClass = new double?[matrix.Classes];
        long right = 0;
        for (int label = 0; label < matrix.Classes; label++)
        {
            long truth = matrix.Truth(label), both = matrix[label, label];
            right += both;
            if (truth > 0) perClass[label] = both / (double)(truth + matrix.Answered(label) - both);
        }
        return new(perClass, perClass.Average() ?? 0, matrix.Total == 0 ? 0 : right / (double)matrix.Total);
    }
}
