namespace DaNetGen.Layers;

/// <summary>The range of a probability.</summary>
internal static class Probabilities
{
    /// <summary>Gives <paramref name="p"/> back where it is a probability.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not within 0 and 1.</exception>
    public static double Check(double p) =>
        p is >= 0 and <= 1 ? p : throw new ArgumentOutOfRangeException(nameof(p), p, "A probability is from 0 to 1.");
}
