// Run: H = 7, W = 9
using static TorchSharp.torch;

namespace Samples;

/// <summary>Channel attention.</summary>
[Network]
public sealed partial class ChannelAttentionNet
{
    [ChannelAttention, Output]
    private partial Tensor Attended([Shape("B", 10, "H", "W")] Tensor features);
}
