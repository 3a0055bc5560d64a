using DaNetGen.Graphs.Weights;

namespace DaNetGen.Graphs.Primitives;

/// <summary>What is done to each element of a result before it is written.</summary>
internal enum Activation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>ReLU.</summary>
    Relu,
}

/// <summary>
/// A 2-d convolution with square kernels: <c>[B, C, H, W] -> [B, channels, H', W']</c>. With a second input of the result's
/// shape, that is added before the activation.
/// </summary>
/// <param name="Kernel">The kernels, <c>[channels, C / groups, k, k]</c>.</param>
/// <param name="Bias">The bias, <c>[channels]</c>, or null.</param>
/// <param name="Stride">Stride.</param>
/// <param name="Padding">Zeros on each side.</param>
/// <param name="Dilation">Distance of the kernels' elements.</param>
/// <param name="Groups">Groups of channels convolved apart.</param>
/// <param name="Activation">What is done to the result.</param>
internal sealed record Convolution(
    Weight Kernel, Weight? Bias, int Stride = 1, int Padding = 0, int Dilation = 1, int Groups = 1, Activation Activation = Activation.None) : Primitive
{
    public override IReadOnlyList<Weight> Weights => Bias is null ? [Kernel] : [Kernel, Bias];

    public long Channels => Kernel.Shape[0];

    public long Extent => Kernel.Shape[2];

    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs)
    {
        var image = Image(inputs[0]);
        if (image[1] != Kernel.Shape[1] * Groups)
            throw new ShapeMismatch($"its convolution reads {Kernel.Shape[1] * Groups} channels and was given {image[1]}.");
        IReadOnlyList<long> result = [image[0], Channels, Out(image[2]), Out(image[3])];
        return inputs.Count == 1 || inputs[1].SequenceEqual(result)
            ? result
            : throw new ShapeMismatch($"[{string.Join(", ", inputs[1])}] is added to [{string.Join(", ", result)}].");
    }

    public override long MultiplyAdds(Node node) => Product(node.Shape) * Product(Kernel.Shape.Skip(1));

    private long Out(long size)
    {
        var room = size + 2L * Padding - Dilation * (Extent - 1) - 1;
        return room >= 0 ? room / Stride + 1 : throw new ShapeMismatch($"its kernel of {Extent} is larger than the padded input of {size + 2L * Padding}.");
    }
}
