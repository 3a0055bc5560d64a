// Run: channels = 8
// Run: channels = 12, stride = 2; H = 19, W = 31
using static TorchSharp.torch;

namespace Samples;

/// <summary>Convolutions of every kind.</summary>
/// <param name="channels">Channels of the middle; a multiple of 4.</param>
/// <param name="stride">Stride of the strided convolution.</param>
[Network]
public sealed partial class ConvNet(int channels, int stride = 3)
{
    [Conv(nameof(channels))]
    private partial Tensor Pointwise([Shape("B", 3, "H", "W")] Tensor image);

    [Conv(nameof(channels), kernel: 3, groups: 4, bias: false)]
    private partial Tensor Grouped(Tensor pointwise);

    [Conv("channels * 2", kernel: 3, dilation: 2)]
    private partial Tensor Dilated(Tensor grouped);

    [Conv("channels / 4", kernel: 5, stride: nameof(stride), padding: 0), Output]
    private partial Tensor Strided(Tensor dilated);

    [Conv(7, kernel: 4, stride: 2, padding: 1), Output]
    private partial Tensor Even(Tensor dilated);
}
