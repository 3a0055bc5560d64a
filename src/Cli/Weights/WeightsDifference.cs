using DaNetGen.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Weights;

/// <summary>In what two files of weights differ; each tensor goes by the reference's key where its dialect knows it.</summary>
/// <param name="OnlyFirst">Keys of the first file alone.</param>
/// <param name="OnlySecond">Keys of the second file alone.</param>
/// <param name="OtherShape">Keys whose shapes differ, with both.</param>
/// <param name="OtherValues">Keys whose values differ, with the largest difference, the largest first; NaN where one has NaN alone.</param>
/// <param name="Equal">How many tensors are equal.</param>
internal sealed record WeightsDifference(
    IReadOnlyList<string> OnlyFirst,
    IReadOnlyList<string> OnlySecond,
    IReadOnlyList<(string Key, string First, string Second)> OtherShape,
    IReadOnlyList<(string Key, double Most)> OtherValues,
    int Equal)
{
    /// <summary>Whether there is none.</summary>
    public bool None => OnlyFirst.Count + OnlySecond.Count + OtherShape.Count + OtherValues.Count == 0;

    /// <summary>Compares two files.</summary>
    /// <exception cref="CheckpointException">One is missing or damaged.</exception>
    public static WeightsDifference Of(WeightsFile first, WeightsFile second)
    {
        Dictionary<string, WeightsEntry> a = ByReference(first), b = ByReference(second);
        var shapes = new List<(string, string, string)>();
        var values = new List<(string Key, double Most)>();
        int equal = 0;
        foreach ((string key, WeightsEntry own) in a)
        {
            if (!b.TryGetValue(key, out WeightsEntry? other)) continue;
            if (Count(own) != Count(other) || (own.Shape.Count > 0 && other.Shape.Count > 0 && !own.Shape.SequenceEqual(other.Shape)))
                shapes.Add((key, WeightsTable.Shape(own), WeightsTable.Shape(other)));
            else if (Most(first, own, second, other) is var most && most != 0) values.Add((key, most));
            else equal++;
        }
        return new([.. a.Keys.Where(key => !b.ContainsKey(key))], [.. b.Keys.Where(key => !a.ContainsKey(key))], shapes, [.. values.OrderByDescending(v => double.IsNaN(v.Most) ? double.MaxValue : v.Most)], equal);
    }

    /// <summary>The largest difference of two tensors' numbers, 0 where both are alike.</summary>
    private static double Most(WeightsFile first, WeightsEntry own, WeightsFile second, WeightsEntry other)
    {
        using var scope = NewDisposeScope();
        using Tensor a = first.Read(own.Key), b = second.Read(other.Key);
        Tensor left = a.reshape(-1).to(ScalarType.Float64), right = b.reshape(-1).to(ScalarType.Float64);
        // Infinities and NaN in the same places are alike, and their difference is none.
        Tensor alike = left.eq(right).logical_or(left.isnan().logical_and(right.isnan()));
        return a.numel() == 0 ? 0 : where(alike, zeros_like(left), (left - right).abs()).max().ToDouble();
    }

    private static Dictionary<string, WeightsEntry> ByReference(WeightsFile file)
    {
        Dialect dialect = Dialect.Recognise([.. file.Entries.Select(entry => entry.Key)]);
        return file.Entries.ToDictionary(entry => dialect.ToReference(entry.Key)?.ToReference(entry.Key) ?? entry.Key);
    }

    private static long Count(WeightsEntry entry) => entry.Shape.Aggregate(1L, (product, size) => product * size);
}
