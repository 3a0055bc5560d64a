using DaNetGen.Graphs.Weights;

namespace DaNetGen.Graphs.Primitives;

/// <summary>All dimensions but the first in one.</summary>
internal sealed record Flatten : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) => [inputs[0][0], Product(inputs[0].Skip(1))];
}

/// <summary>An affine map of the last dimension.</summary>
/// <param name="Matrix">The matrix, <c>[features, inFeatures]</c>.</param>
/// <param name="Bias">The bias, <c>[features]</c>, or null.</param>
internal sealed record Linear(Weight Matrix, Weight? Bias) : Primitive
{
    public override IReadOnlyList<Weight> Weights => Bias is null ? [Matrix] : [Matrix, Bias];

    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) => inputs[0][^1] == Matrix.Shape[1]
        ? [.. inputs[0].SkipLast(1), Matrix.Shape[0]]
        : throw new ShapeMismatch($"its matrix reads {Matrix.Shape[1]} features and was given {inputs[0][^1]}.");

    public override long MultiplyAdds(Node node) => Product(node.Shape) * Matrix.Shape[1];
}
