using static TorchSharp.torch;

namespace DaNetGen.Models;

/// <summary>ResNet-101 without its classifier (He et al., "Deep Residual Learning for Image Recognition", CVPR 2016).</summary>
/// <param name="outputStride">Size of the image over that of the last map: 8, 16 or 32. Below 32, dilation replaces strides.</param>
/// <param name="multiGrid">Multipliers of the last stage's dilation, block by block; null for none.</param>
/// <param name="norm">The normalisation after each convolution.</param>
/// <param name="stemChannels">Channels that the stem makes.</param>
/// <param name="deepStem">A stem of three 3x3 convolutions in place of one of 7x7.</param>
[Network]
public sealed partial class ResNet101(
    [OneOf(8, 16, 32)] int outputStride = 32, int[]? multiGrid = null, Norm norm = Norm.Batch,
    [MultipleOf(2)] int stemChannels = 64, bool deepStem = false)
    : IBackbone<ResNet101>
{
    [Stem(nameof(stemChannels), nameof(deepStem), Norm = nameof(norm)), Key("")]
    private partial Tensor Stem([Shape("B", 3, "H", "W")] Tensor image);

    [BottleneckStage(blocks: 3, width: 64, Norm = nameof(norm)), Output]
    private partial Tensor Layer1(Tensor stem);

    [BottleneckStage(blocks: 4, width: 128, stride: 2, Norm = nameof(norm)), Output]
    private partial Tensor Layer2(Tensor layer1);

    [BottleneckStage(blocks: 23, width: 256, stride: 2, NominalStride = 16, OutputStride = nameof(outputStride), Norm = nameof(norm)), Output]
    private partial Tensor Layer3(Tensor layer2);

    [BottleneckStage(
        blocks: 3, width: 512, stride: 2, NominalStride = 32, OutputStride = nameof(outputStride), MultiGrid = nameof(multiGrid), Norm = nameof(norm))]
    [Output]
    private partial Tensor Layer4(Tensor layer3);
}
