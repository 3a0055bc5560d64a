namespace DaNetGen.Generator.Primitives;

/// <summary>A tensor in single precision, by its sizes as numbers.</summary>
internal sealed record Extent(IReadOnlyList<long> Dims)
{
    public const int BytesOfFloat = 4, BytesOfIndex = 8;

    public long this[int axis] => Dims[axis];

    public long Elements => Dims.Aggregate(1L, (product, d) => checked(product * d));

    public long Bytes => checked(Elements * BytesOfFloat);
}

/// <summary>The tensors around a primitive in one run.</summary>
/// <param name="Inputs">What it reads.</param>
/// <param name="Held">What else has to stay until it has run.</param>
/// <param name="Result">What it makes.</param>
/// <param name="Weights">Its parameters and buffers.</param>
/// <param name="IsTraining">Whether gradients are taken.</param>
/// <param name="HasInputGradient">Whether the inputs have gradients: an image has none.</param>
internal sealed record Tensors(
    IReadOnlyList<Extent> Inputs,
    IReadOnlyList<Extent> Held,
    Extent Result,
    IReadOnlyList<Extent> Weights,
    bool IsTraining,
    bool HasInputGradient);
