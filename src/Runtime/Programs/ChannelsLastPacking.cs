using static TorchSharp.torch;

namespace DaNetGen.Programs;

/// <summary>Kernels with their channels last in memory.</summary>
/// <param name="Type">The type.</param>
internal sealed record ChannelsLastPacking(ScalarType Type) : Packing
{
    public override Tensor Pack(Tensor weight)
    {
        using var typed = weight.to_type(Type);
        using var rows = typed.permute(0, 2, 3, 1);
        using var dense = rows.contiguous();
        using var own = dense.clone();
        return own.permute(0, 3, 1, 2);
    }
}
