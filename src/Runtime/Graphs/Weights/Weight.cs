using static TorchSharp.torch;

namespace DaNetGen.Graphs.Weights;

/// <summary>
/// A tensor that a primitive reads besides its inputs: a parameter or buffer of the network, or what passes make of some. It is
/// computed when a program takes its weights, so passes decide by shapes alone.
/// </summary>
internal abstract record Weight
{
    /// <summary>Its sizes.</summary>
    public abstract IReadOnlyList<long> Shape { get; }

    /// <summary>The parameters and buffers that it is made of.</summary>
    public abstract IEnumerable<Stored> Parameters { get; }

    /// <summary>A range of a dimension, in which no more is computed than the range needs.</summary>
    public virtual Weight Slice(int dim, long start, long length) => new Sliced(this, dim, start, length);

    /// <summary>Its value as the network's parameters stand, a tensor of the caller's own that shares no memory where anything was computed.</summary>
    public abstract Tensor Compute();
}

/// <summary>A parameter or buffer of the network. Two of one tensor are equal.</summary>
/// <param name="Current">Gives the tensor; a network that moves to another device has other ones.</param>
internal sealed record Stored(Func<Tensor> Current) : Weight
{
    public override IReadOnlyList<long> Shape { get; } = Current().shape;

    public override IEnumerable<Stored> Parameters => [this];

    public bool Equals(Stored? other) => other is not null && ReferenceEquals(Current(), other.Current());

    // The shape alone outlives a move, through which dictionaries keep their keys.
    public override int GetHashCode() => Shape.Aggregate(Shape.Count, HashCode.Combine);

    public override Tensor Compute()
    {
        using var detached = Current().detach();
        return detached.alias();
    }
}
