using static TorchSharp.torch;

namespace DaNetGen.Models;

/// <summary>The head of a fully convolutional network (Long et al., CVPR 2015), as torchvision has it: one convolution and a classifier.</summary>
/// <param name="channels">Channels of the features; a multiple of 4.</param>
/// <param name="classes">Number of classes.</param>
/// <param name="norm">The normalisation after the convolution.</param>
[Network]
public sealed partial class FcnHead([MultipleOf(4)] int channels, int classes, Norm norm = Norm.Batch)
{
    [ConvBnRelu("channels / 4", kernel: 3, norm: nameof(norm))]
    private partial Tensor Conv([Shape("B", nameof(channels), "H", "W")] Tensor features);

    [Classifier(nameof(classes), dropout: 0.1), Output, Key("out")]
    private partial Tensor Logits(Tensor conv);
}
