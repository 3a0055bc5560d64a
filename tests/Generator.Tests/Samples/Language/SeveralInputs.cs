// Run: h = 9, w = 11
// Run: channels = 2, h = 50, w = 3
using static TorchSharp.torch;

namespace Samples;

/// <summary>Two images of different sizes and a scale.</summary>
/// <param name="channels">Channels of the depth.</param>
[Network]
public sealed partial class SeveralInputsNet(int channels = 1)
{
    [Conv(4)]
    private partial Tensor Coloured([Shape("B", 3, "H", "W")] Tensor colour);

    [Conv(4)]
    private partial Tensor Deepened([Shape("B", nameof(channels), "h", "w")] Tensor depth);

    [Upsample]
    private partial Tensor Resized(Tensor deepened, Tensor colour);

    [Multiply(Broadcast = true), Output]
    private partial Tensor Fused(Tensor coloured, Tensor resized, [Shape("B", 4, 1, 1)] Tensor scale);
}
