using static TorchSharp.torch;

namespace DaNetGen.Models;

/// <summary>
/// The head of DANet (Fu et al., "Dual Attention Network for Scene Segmentation", CVPR 2019): position attention and channel
/// attention in two branches over a quarter of the channels, summed.
/// </summary>
/// <param name="channels">Channels of the features; a multiple of 32.</param>
/// <param name="classes">Number of classes.</param>
/// <param name="aux">Whether each branch has logits of its own, for the auxiliary losses.</param>
/// <param name="norm">The normalisation after each convolution.</param>
/// <param name="channelwiseDropout">Whether whole channels are dropped in training, in place of elements.</param>
[Network]
public sealed partial class DualAttentionHead(
    [MultipleOf(32)] int channels, int classes, bool aux = true, Norm norm = Norm.Batch, bool channelwiseDropout = false)
{
    [ConvBnRelu("channels / 4", kernel: 3, norm: nameof(norm))]
    private partial Tensor ConvP1([Shape("B", nameof(channels), "H", "W")] Tensor features);

    [ConvBnRelu("channels / 4", kernel: 3, norm: nameof(norm))]
    private partial Tensor ConvC1(Tensor features);

    [PositionAttention(reduction: 8)]
    private partial Tensor Pam(Tensor convP1);

    [ChannelAttention]
    private partial Tensor Cam(Tensor convC1);

    [ConvBnRelu("channels / 4", kernel: 3, norm: nameof(norm))]
    private partial Tensor ConvP2(Tensor pam);

    [ConvBnRelu("channels / 4", kernel: 3, norm: nameof(norm))]
    private partial Tensor ConvC2(Tensor cam);

    [Sum]
    private partial Tensor Fusion(Tensor convP2, Tensor convC2);

    [Classifier(nameof(classes), dropout: 0.1, Channelwise = nameof(channelwiseDropout)), Output, Key("out")]
    private partial Tensor Fused(Tensor fusion);

    [Classifier(nameof(classes), dropout: 0.1, Channelwise = nameof(channelwiseDropout)), Output(When = nameof(aux)), Key("conv_p3")]
    private partial Tensor Position(Tensor convP2);

    [Classifier(nameof(classes), dropout: 0.1, Channelwise = nameof(channelwiseDropout)), Output(When = nameof(aux)), Key("conv_c3")]
    private partial Tensor Channel(Tensor convC2);
}
