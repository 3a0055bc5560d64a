// Run: channels = 16; H = 7, W = 9
using static TorchSharp.torch;

namespace Samples;

/// <summary>Position attention.</summary>
/// <param name="channels">Channels of the features; a multiple of 8.</param>
[Network]
public sealed partial class PositionAttentionNet(int channels)
{
    [PositionAttention]
    private partial Tensor Eighth([Shape("B", nameof(channels), "H", "W")] Tensor features);

    [PositionAttention(reduction: 4), Output]
    private partial Tensor Quarter(Tensor eighth);
}
