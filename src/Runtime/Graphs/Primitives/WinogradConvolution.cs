using DaNetGen.Graphs.Weights;

namespace DaNetGen.Graphs.Primitives;

/// <summary>
/// A 3x3 convolution without stride that is computed by minimal filtering, F(2x2, 3x3) of Winograd (Lavin and Gray, "Fast Algorithms for Convolutional
/// Neural Networks", CVPR 2016): each 2x2 of the result takes 16 products in place of 36.
/// </summary>
/// <param name="Direct">The convolution: what it reads, gives, adds and does afterwards.</param>
internal sealed record WinogradConvolution(Convolution Direct) : Primitive
{
    public override IReadOnlyList<Weight> Weights => Direct.Weights;

    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) => Direct.Infer(inputs);

    /// <summary>Those of the convolution as it is defined.</summary>
    public override long MultiplyAdds(Node node) => Direct.MultiplyAdds(node);
}
