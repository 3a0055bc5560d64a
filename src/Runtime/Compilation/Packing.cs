using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Compilation;

/// <summary>How a program wants a weight. Two programs that want the same weight alike share it.</summary>
internal abstract record Packing
{
    /// <summary>The weight as the program reads it, a tensor of the caller's own.</summary>
    /// <param name="weight">The weight as it is computed, which stays the caller's.</param>
    public abstract Tensor Pack(Tensor weight);

    /// <summary>What tells a packed weight from one of other values or another layout, where packings that differ may give the same; else null.</summary>
    public virtual ulong? LayoutOf(Tensor packed) => null;
}

/// <summary>The numbers in one type, dense and in PyTorch's order.</summary>
/// <param name="Type">The type.</param>
internal sealed record DensePacking(ScalarType Type) : Packing
{
    public override Tensor Pack(Tensor weight)
    {
        using var typed = weight.to_type(Type);
        using var dense = typed.contiguous();

        // A weight that is a parameter as it stands would change with it.
        return dense.clone();
    }
}
