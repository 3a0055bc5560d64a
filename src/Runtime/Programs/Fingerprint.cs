using System.IO.Hashing;
using static TorchSharp.torch;

namespace DaNetGen.Programs;

/// <summary>Tells whether a tensor's numbers have changed: TorchSharp shows no version of a tensor.</summary>
internal static class Fingerprint
{
    /// <summary>A hash of the numbers.</summary>
    public static ulong Of(Tensor tensor)
    {
        // On the meta device there are shapes alone.
        if (tensor.is_meta)
            return 0;
        using var detached = tensor.detach();
        using var local = detached.cpu();
        using var dense = local.contiguous();
        return XxHash3.HashToUInt64(dense.bytes);
    }
}
