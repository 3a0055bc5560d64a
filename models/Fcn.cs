using static TorchSharp.torch;

namespace DaNetGen.Models;

/// <summary>
/// A fully convolutional network (Long et al., CVPR 2015) on any backbone, for comparison: DANet without attention. The
/// auxiliary logits come from the backbone's third stage.
/// </summary>
/// <typeparam name="TBackbone">The backbone.</typeparam>
/// <param name="classes">Number of classes.</param>
/// <param name="outputStride">Size of the image over that of the last features: 8, 16 or 32.</param>
/// <param name="multiGrid">Multipliers of the backbone's last dilation, block by block; null for none.</param>
/// <param name="aux">Whether the auxiliary output exists.</param>
/// <param name="norm">The normalisation after each convolution.</param>
/// <param name="stemChannels">Channels of the backbone's stem.</param>
/// <param name="deepStem">A stem of three 3x3 convolutions in place of one of 7x7.</param>
[Network]
public sealed partial class Fcn<TBackbone>(
    int classes, [OneOf(8, 16, 32)] int outputStride = 8, int[]? multiGrid = null, bool aux = true, Norm norm = Norm.Batch,
    int stemChannels = 64, bool deepStem = false)
    where TBackbone : Network, IBackbone<TBackbone>
{
    [Use(nameof(TBackbone), nameof(outputStride), nameof(multiGrid), nameof(norm), nameof(stemChannels), nameof(deepStem)), Key("model")]
    private partial IFeatureMaps Backbone([Shape("B", 3, "H", "W")] Tensor image);

    [Use<FcnHead>("backboneLayer4.C", nameof(classes), nameof(norm))]
    private partial FcnHead.Outputs Head(Tensor backboneLayer4);

    [Use<FcnHead>("backboneLayer3.C", nameof(classes), nameof(norm))]
    private partial FcnHead.Outputs AuxiliaryHead(Tensor backboneLayer3);

    [Upsample(AlignCorners = true), Output]
    private partial Tensor Fused(Tensor headLogits, Tensor image);

    [Upsample(AlignCorners = true), Output(When = nameof(aux))]
    private partial Tensor Auxiliary(Tensor auxiliaryHeadLogits, Tensor image);
}
