using static TorchSharp.torch;

namespace DaNetGen.Models;

/// <summary>
/// One branch of DANet's head (Fu et al., CVPR 2019) by itself: channel attention over a quarter of the channels. What the
/// paper's ablation calls CAM.
/// </summary>
/// <param name="channels">Channels of the features; a multiple of 4.</param>
/// <param name="classes">Number of classes.</param>
/// <param name="norm">The normalisation after each convolution.</param>
[Network]
public sealed partial class ChannelAttentionHead([MultipleOf(4)] int channels, int classes, Norm norm = Norm.Batch)
{
    [ConvBnRelu("channels / 4", kernel: 3, norm: nameof(norm))]
    private partial Tensor ConvC1([Shape("B", nameof(channels), "H", "W")] Tensor features);

    [ChannelAttention]
    private partial Tensor Cam(Tensor convC1);

    [ConvBnRelu("channels / 4", kernel: 3, norm: nameof(norm))]
    private partial Tensor ConvC2(Tensor cam);

    [Classifier(nameof(classes), dropout: 0.1), Output, Key("out")]
    private partial Tensor Logits(Tensor convC2);
}
