using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Scoring;

/// <summary>How often each true class was answered with each class, in pixels; ignored pixels are left out.</summary>
/// <param name="classes">The number of classes.</param>
internal sealed class ConfusionMatrix(int classes)
{
    private readonly long[] counts = new long[classes * classes];

    /// <summary>The number of classes.</summary>
    public int Classes => classes;

    /// <summary>Pixels of class <paramref name="truth"/> that were answered with <paramref name="answer"/>.</summary>
    public long this[int truth, int answer] => counts[truth * classes + answer];

    /// <summary>Adds the pixels of one picture.</summary>
    public void Add(ReadOnlySpan<byte> truth, ReadOnlySpan<byte> answer)
    {
        if (truth.Length != answer.Length) throw new ArgumentException("A prediction has its label's size.");
        for (int i = 0; i < truth.Length; i++)
            if (truth[i] != ClassList.Ignored) counts[truth[i] * classes + answer[i]]++;
    }

    /// <summary>Pixels that are truly of a class.</summary>
    public long Truth(int label) => Enumerable.Range(0, classes).Sum(answer => this[label, answer]);

    /// <summary>Pixels that were answered with a class.</summary>
    public long Answered(int label) => Enumerable.Range(0, classes).Sum(truth => this[truth, label]);

    /// <summary>All pixels that count.</summary>
    public long Total => counts.Sum();
}
