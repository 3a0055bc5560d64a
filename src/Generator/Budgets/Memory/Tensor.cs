using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Budgets.Memory;

/// <summary>A value of a run.</summary>
/// <param name="block">Where it lies.</param>
/// <param name="extent">Its sizes.</param>
/// <param name="bytes">What is there of it at a time, and of its gradient.</param>
/// <param name="hasGradient">Whether a parameter lies before it, so that training computes its gradient.</param>
internal sealed class Tensor(Block block, Extent extent, long bytes, bool hasGradient)
{
    public Block Block => block;

    public Extent Extent => extent;

    public long Bytes => bytes;

    public bool HasGradient => hasGradient;

    /// <summary>The gradient that has come together so far.</summary>
    public Block? Gradient { get; set; }
}

/// <summary>A primitive that has run, for the backward pass.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Footprint">What it does to memory.</param>
/// <param name="Sizes">The sizes of what was around it.</param>
/// <param name="Inputs">What it read.</param>
/// <param name="Result">What it made.</param>
/// <param name="Kept">What its backward pass reads.</param>
internal sealed record Step(
    string Stage, Footprint Footprint, Tensors Sizes, IReadOnlyList<Tensor> Inputs, Tensor Result, IReadOnlyList<Block> Kept);
