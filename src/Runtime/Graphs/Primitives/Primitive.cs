namespace DaNetGen.Graphs.Primitives;

/// <summary>
/// One step of what a network computes in inference, with its numbers and weights. Composite layers are made of these; passes,
/// programs and exporters see nothing else.
/// </summary>
internal abstract record Primitive
{
    /// <summary>The sizes of the result for inputs of the given sizes.</summary>
    /// <exception cref="ShapeMismatch">They do not fit.</exception>
    public abstract IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs);

    /// <summary>The weights that it reads, in a fixed order.</summary>
    public virtual IReadOnlyList<Weights.Weight> Weights => [];

    /// <summary>Multiplications with an addition, in convolutions and matrix products; 0 elsewhere.</summary>
    /// <param name="node">The node that computes it.</param>
    public virtual long MultiplyAdds(Node node) => 0;

    /// <summary>The product of sizes.</summary>
    protected static long Product(IEnumerable<long> sizes) => sizes.Aggregate(1L, (product, size) => checked(product * size));

    private protected static IReadOnlyList<long> Image(IReadOnlyList<long> shape) =>
        shape.Count == 4 ? shape : throw new ShapeMismatch($"it needs [B, C, H, W] and was given [{string.Join(", ", shape)}].");
}

/// <summary>Shapes that do not fit, in a sentence that the stage is put before.</summary>
internal sealed class ShapeMismatch(string message) : Exception(message);
