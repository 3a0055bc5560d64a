using static TorchSharp.torch;

namespace DaNetGen.Models;

/// <summary>
/// DANet (Fu et al., "Dual Attention Network for Scene Segmentation", CVPR 2019) on any backbone. Three outputs at the size of
/// the image: the fused logits, and those of either attention for the auxiliary losses.
/// </summary>
/// <typeparam name="TBackbone">The backbone.</typeparam>
/// <param name="classes">Number of classes.</param>
/// <param name="outputStride">Size of the image over that of the attended features: 8, 16 or 32.</param>
/// <param name="multiGrid">Multipliers of the backbone's last dilation, block by block; null for none.</param>
/// <param name="aux">Whether the auxiliary outputs exist.</param>
/// <param name="norm">The normalisation after each convolution.</param>
/// <param name="stemChannels">Channels of the backbone's stem.</param>
/// <param name="deepStem">A stem of three 3x3 convolutions in place of one of 7x7.</param>
/// <param name="alignCorners">Whether the outputs are enlarged so that the corner pixels keep their values.</param>
/// <param name="channelwiseDropout">Whether whole channels are dropped in training, in place of elements.</param>
[Network]
public sealed partial class DANet<TBackbone>(
    int classes, [OneOf(8, 16, 32)] int outputStride = 8, int[]? multiGrid = null, bool aux = true, Norm norm = Norm.Batch,
    int stemChannels = 64, bool deepStem = false, bool alignCorners = true, bool channelwiseDropout = false)
    where TBackbone : Network, IBackbone<TBackbone>
{
    [Use(nameof(TBackbone), nameof(outputStride), nameof(multiGrid), nameof(norm), nameof(stemChannels), nameof(deepStem)), Key("model")]
    private partial IFeatureMaps Backbone([Shape("B", 3, "H", "W")] Tensor image);

    [Use<DualAttentionHead>("backboneLayer4.C", nameof(classes), nameof(aux), nameof(norm), nameof(channelwiseDropout))]
    private partial DualAttentionHead.Outputs Head(Tensor backboneLayer4);

    [Upsample(AlignCorners = nameof(alignCorners)), Output]
    private partial Tensor Fused(Tensor headFused, Tensor image);

    [Upsample(AlignCorners = nameof(alignCorners)), Output(When = nameof(aux))]
    private partial Tensor Position(Tensor headPosition, Tensor image);

    [Upsample(AlignCorners = nameof(alignCorners)), Output(When = nameof(aux))]
    private partial Tensor Channel(Tensor headChannel, Tensor image);
}
