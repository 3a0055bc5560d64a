namespace DaNetGen.Cli.Scoring;

/// <summary>What always answering the commonest class would score: the least that a network has to beat.</summary>
internal static class CommonestClass
{
    /// <summary>The class with the most pixels in the truth.</summary>
    public static int Of(ConfusionMatrix matrix) => Enumerable.Range(0, matrix.Classes).MaxBy(matrix.Truth);

    /// <summary>The figures of always answering it.</summary>
    public static Score Score(ConfusionMatrix matrix)
    {
        int commonest = Of(matrix);
        double share = matrix.Total == 0 ? 0 : matrix.Truth(commonest) / (double)matrix.Total;
        double? IoU(int label) => matrix.Truth(label) == 0 ? null : label == commonest ? share : 0;
        double?[] perClass = [.. Enumerable.Range(0, matrix.Classes).Select(IoU)];
        return new(perClass, perClass.Average() ?? 0, share);
    }
}
