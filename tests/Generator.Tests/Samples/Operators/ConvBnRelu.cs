// Run: channels = 128
// Run: channels = 128, norm = Group
using static TorchSharp.torch;

namespace Samples;

/// <summary>Convolution, normalisation, ReLU.</summary>
/// <param name="channels">Channels of the features; a multiple of 4.</param>
/// <param name="norm">The normalisation.</param>
[Network]
public sealed partial class ConvBnReluNet(int channels, Norm norm = Norm.Batch)
{
    [ConvBnRelu("channels / 4", kernel: 3, norm: nameof(norm))]
    private partial Tensor Squeezed([Shape("B", nameof(channels), "H", "W")] Tensor features);

    [ConvBnRelu(64, kernel: 3, stride: 2, dilation: 2, norm: Norm.Group)]
    private partial Tensor Grouped(Tensor squeezed);

    [ConvBnRelu(16, groups: 8), Output]
    private partial Tensor Wide(Tensor grouped);
}
