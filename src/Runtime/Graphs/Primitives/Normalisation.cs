using DaNetGen.Graphs.Weights;

namespace DaNetGen.Graphs.Primitives;

/// <summary>Batch normalisation by the running statistics.</summary>
/// <param name="Scale">The factor of each channel.</param>
/// <param name="Shift">The summand of each channel.</param>
/// <param name="Mean">The running mean.</param>
/// <param name="Variance">The running variance.</param>
/// <param name="Eps">Added to the variance.</param>
internal sealed record BatchNorm(Weight Scale, Weight Shift, Weight Mean, Weight Variance, double Eps) : Primitive
{
    public override IReadOnlyList<Weight> Weights => [Scale, Shift, Mean, Variance];

    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) => Channels.Checked(Image(inputs[0]), Scale);
}

/// <summary>Group normalisation.</summary>
/// <param name="Groups">Groups of channels normalised together.</param>
/// <param name="Scale">The factor of each channel.</param>
/// <param name="Shift">The summand of each channel.</param>
/// <param name="Eps">Added to the variance.</param>
internal sealed record GroupNorm(int Groups, Weight Scale, Weight Shift, double Eps) : Primitive
{
    public override IReadOnlyList<Weight> Weights => [Scale, Shift];

    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) => Channels.Checked(Image(inputs[0]), Scale);
}

internal static class Channels
{
    /// <summary>The shape, whose channels have to be those of the weight.</summary>
    public static IReadOnlyList<long> Checked(IReadOnlyList<long> image, Weight weight) => image[1] == weight.Shape[0]
        ? image
        : throw new ShapeMismatch($"it normalises {weight.Shape[0]} channels and was given {image[1]}.");
}
