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
[Network]
public sealed partial class DANet<TBackbone>(
    int classes, [OneOf(8, 16, 32)] int outputStride = 8, int[]? multiGrid = null, bool aux = true, Norm norm = Norm.Batch)
    where TBackbone : Network, IBackbone<TBackbone>
{
    [Use(nameof(TBackbone), nameof(outputStride), nameof(multiGrid), nameof(norm)), Key("model")]
    private partial IFeatureMaps Backbone([Shape("B", 3, "H", "W")] Tensor image);

    [Use<DualAttentionHead>("backboneLayer4.C", nameof(classes), nameof(aux), nameof(norm))]
    private partial DualAttentionHead.Outputs Head(Tensor backboneLayer4);

    [Upsample(AlignCorners = true), Output]
    private partial Tensor Fused(Tensor headFused, Tensor image);

    [Upsample(AlignCorners = true), Output(When = nameof(aux))]
    private partial Tensor Position(Tensor headPosition, Tensor image);

    [Upsample(AlignCorners = true), Output(When = nameof(aux))]
    private partial Tensor Channel(Tensor headChannel, Tensor image);
}
