using DaNetGen.Graphs.Weights;

namespace DaNetGen.Graphs.Primitives;

/// <summary>
/// The energies between pixels, <c>Q^T K</c> (DANet, equation 1): query <c>[B, c, H, W]</c> and key of the same shape
/// <c>-> [B, H W, H W]</c>, a row for each pixel of the query.
/// </summary>
internal sealed record PixelEnergies : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs)
    {
        var (query, key) = (Image(inputs[0]), Image(inputs[1]));
        return query[0] == key[0] && query[1] == key[1]
            ? [query[0], query[2] * query[3], key[2] * key[3]]
            : throw new ShapeMismatch($"the query [{string.Join(", ", query)}] and the key [{string.Join(", ", key)}] must agree in batch and channels.");
    }

    public override long MultiplyAdds(Node node) => Product(node.Shape) * node.Inputs[0].Shape[1];
}

/// <summary>What every pixel gathers, <c>V S^T</c> (equation 2): attention <c>[B, N, N]</c>, values <c>[B, C, H, W] -> [B, C, H, W]</c>.</summary>
internal sealed record GatherPixels : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) => Image(inputs[1]);

    public override long MultiplyAdds(Node node) => Product(node.Shape) * node.Inputs[0].Shape[2];
}

/// <summary>
/// Position attention without the map between: what every pixel gathers from query, key and values, some rows of the map at a
/// time. With a fourth input, that is added.
/// </summary>
internal sealed record PositionAttention : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) => Image(inputs[2]);

    public override long MultiplyAdds(Node node)
    {
        var (query, value) = (node.Inputs[0].Shape, node.Inputs[2].Shape);
        var pixels = query[2] * query[3];
        return query[0] * pixels * pixels * (query[1] + value[1]);
    }
}

/// <summary>The energies between channels, <c>A A^T</c> (equation 3): <c>[B, C, H, W] -> [B, C, C]</c>, in single precision at least.</summary>
internal sealed record ChannelEnergies : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs)
    {
        var image = Image(inputs[0]);
        return [image[0], image[1], image[1]];
    }

    public override long MultiplyAdds(Node node) => Product(node.Shape) * Product(node.Inputs[0].Shape.Skip(2));
}

/// <summary>
/// Channels mixed by a matrix, <c>X A</c> (equation 4): <c>[B, C, C]</c>, <c>[B, C, H, W] -> [B, C, H, W]</c>. With a third input,
/// that is added.
/// </summary>
/// <param name="Factor">A weight of one element that the matrix is multiplied by, or null.</param>
internal sealed record MixChannels(Weight? Factor = null) : Primitive
{
    public override IReadOnlyList<Weight> Weights => Factor is null ? [] : [Factor];

    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) => Image(inputs[1]);

    public override long MultiplyAdds(Node node) => Product(node.Shape) * node.Inputs[0].Shape[2];
}
