using static TorchSharp.torch;

namespace DaNetGen.Models;

/// <summary>
/// One branch of DANet's head (Fu et al., CVPR 2019) by itself: position attention over a quarter of the channels. What the
/// paper's ablation calls PAM.
/// </summary>
/// <param name="channels">Channels of the features; a multiple of 32.</param>
/// <param name="classes">Number of classes.</param>
/// <param name="norm">The normalisation after each convolution.</param>
[Network]
public sealed partial class PositionAttentionHead([MultipleOf(32)] int channels, int classes, Norm norm = Norm.Batch)
{
    [ConvBnRelu("channels / 4", kernel: 3, norm: nameof(norm))]
    private partial Tensor ConvP1([Shape("B", nameof(channels), "H", "W")] Tensor features);

    [PositionAttention(reduction: 8)]
    private partial Tensor Pam(Tensor convP1);

    [ConvBnRelu("channels / 4", kernel: 3, norm: nameof(norm))]
    private partial Tensor ConvP2(Tensor pam);

    [Classifier(nameof(classes), dropout: 0.1), Output, Key("out")]
    private partial Tensor Logits(Tensor convP2);
}
