namespace DaNetGen.Graphs.Primitives;

/// <summary>The sum of two or more values, broadcast as PyTorch does.</summary>
internal sealed record Add : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) => inputs.Aggregate(Broadcast.Of);
}

/// <summary>The product, element by element, of two or more values, broadcast as PyTorch does.</summary>
internal sealed record Multiply : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) => inputs.Aggregate(Broadcast.Of);
}

/// <summary>Values one after the other along a dimension.</summary>
/// <param name="Dim">The dimension.</param>
internal sealed record Concat(int Dim) : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs)
    {
        var first = inputs[0];
        if (inputs.Any(shape => shape.Count != first.Count || Dim >= shape.Count || shape.Where((size, axis) => axis != Dim && size != first[axis]).Any()))
            throw new ShapeMismatch($"values that are joined along dimension {Dim} must agree in all others: {string.Join(", ", inputs.Select(s => $"[{string.Join(", ", s)}]"))}.");
        return [.. first.Select((size, axis) => axis == Dim ? inputs.Sum(shape => shape[Dim]) : size)];
    }
}

/// <summary>A range of a dimension.</summary>
/// <param name="Dim">The dimension.</param>
/// <param name="Start">The first index.</param>
/// <param name="Length">How many.</param>
internal sealed record Narrow(int Dim, long Start, long Length) : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) =>
        [.. inputs[0].Select((size, axis) => axis == Dim ? Length : size)];
}

internal static class Broadcast
{
    /// <summary>The shape that two shapes stretch to.</summary>
    /// <exception cref="ShapeMismatch">They do not.</exception>
    public static IReadOnlyList<long> Of(IReadOnlyList<long> a, IReadOnlyList<long> b)
    {
        var result = new long[Math.Max(a.Count, b.Count)];
        for (var i = 1; i <= result.Length; i++)
        {
            var (left, right) = (i <= a.Count ? a[^i] : 1, i <= b.Count ? b[^i] : 1);
            result[^i] = left == right || right == 1 ? left
                : left == 1 ? right
                : throw new ShapeMismatch($"[{string.Join(", ", a)}] and [{string.Join(", ", b)}] do not stretch to each other.");
        }
        return result;
    }
}
