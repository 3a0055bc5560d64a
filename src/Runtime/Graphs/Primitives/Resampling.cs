namespace DaNetGen.Graphs.Primitives;

/// <summary>Max pooling over square windows.</summary>
/// <param name="Kernel">Height and width of the window.</param>
/// <param name="Stride">Stride.</param>
/// <param name="Padding">Minus infinity on each side.</param>
internal sealed record MaxPool(int Kernel, int Stride, int Padding) : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs)
    {
        var image = Image(inputs[0]);
        return [image[0], image[1], Out(image[2]), Out(image[3])];
    }

    private long Out(long size)
    {
        var room = size + 2L * Padding - Kernel;
        return room >= 0 ? room / Stride + 1 : throw new ShapeMismatch($"its window of {Kernel} is larger than the padded input of {size + 2L * Padding}.");
    }
}

/// <summary>Averages over windows that cover the image.</summary>
/// <param name="Height">Height of the result.</param>
/// <param name="Width">Width of the result.</param>
internal sealed record AdaptiveAvgPool(int Height, int Width) : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs)
    {
        var image = Image(inputs[0]);
        return [image[0], image[1], Height, Width];
    }
}

/// <summary>Bilinear resize of the first value to the height and width of the second.</summary>
/// <param name="AlignCorners">Whether the corner pixels of both keep their values.</param>
internal sealed record Resize(bool AlignCorners) : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs)
    {
        var (image, target) = (Image(inputs[0]), inputs[1]);
        return [image[0], image[1], target[2], target[3]];
    }
}
