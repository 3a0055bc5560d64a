namespace DaNetGen.Graphs.Primitives;

/// <summary>The positive part of each element.</summary>
internal sealed record Relu : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) => inputs[0];
}

/// <summary>The logistic function of each element.</summary>
internal sealed record Sigmoid : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) => inputs[0];
}

/// <summary>Softmax over the last dimension.</summary>
internal sealed record Softmax : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) => inputs[0];
}

/// <summary>The maximum of each row of the last dimension, less the row's elements.</summary>
internal sealed record RowMaxMinus : Primitive
{
    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) => inputs[0];
}

/// <summary>The value times a weight of one element.</summary>
/// <param name="Factor">The weight, <c>[1]</c>.</param>
internal sealed record Scale(Weights.Weight Factor) : Primitive
{
    public override IReadOnlyList<Weights.Weight> Weights => [Factor];

    public override IReadOnlyList<long> Infer(IReadOnlyList<IReadOnlyList<long>> inputs) => inputs[0];
}
