// Run: width = 2
// Run: width = 3, outputStride = 8, multiGrid = 1 2 4; H = 21, W = 38
// Run: width = 5, outputStride = 16
using static TorchSharp.torch;

namespace Samples;

/// <summary>Bottleneck stages: plain, strided, and kept at an output stride by dilation.</summary>
/// <param name="width">Channels inside the first blocks.</param>
/// <param name="outputStride">Size of the image over that of the last map.</param>
/// <param name="multiGrid">Multipliers of the dilation.</param>
[Network]
public sealed partial class BottleneckStageNet(int width, int outputStride = 32, int[]? multiGrid = null)
{
    [BottleneckStage(blocks: 2, width: nameof(width))]
    private partial Tensor Layer1([Shape("B", 8, "H", "W")] Tensor features);

    [BottleneckStage(blocks: 1, width: 4, stride: 2), Output]
    private partial Tensor Layer2(Tensor layer1);

    [BottleneckStage(blocks: 3, width: 6, stride: 2, NominalStride = 32, OutputStride = nameof(outputStride), MultiGrid = nameof(multiGrid)), Output]
    private partial Tensor Layer3(Tensor layer2);
}
