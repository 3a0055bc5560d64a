using static TorchSharp.torch;

namespace Samples;

/// <summary>Everything but the batch in one dimension.</summary>
[Network]
public sealed partial class FlattenNet
{
    [Flatten, Output]
    private partial Tensor Flat([Shape("B", 3, "H", "W")] Tensor image);
}
