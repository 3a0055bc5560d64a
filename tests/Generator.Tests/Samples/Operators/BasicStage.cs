// Run:
// Run: outputStride = 8, multiGrid = 1 2; H = 21, W = 38
// Run: outputStride = 16, norm = Group
using static TorchSharp.torch;

namespace Samples;

/// <summary>Basic residual stages: plain, strided, and kept at an output stride by dilation.</summary>
/// <param name="outputStride">Size of the image over that of the last map.</param>
/// <param name="multiGrid">Multipliers of the dilation.</param>
/// <param name="norm">The normalisation.</param>
[Network]
public sealed partial class BasicStageNet(int outputStride = 32, int[]? multiGrid = null, Norm norm = Norm.Batch)
{
    [BasicStage(blocks: 1, width: 8)]
    private partial Tensor Layer1([Shape("B", 8, "H", "W")] Tensor features);

    [BasicStage(blocks: 2, width: 12, stride: 2), Output]
    private partial Tensor Layer2(Tensor layer1);

    [BasicStage(
        blocks: 2, width: 32, stride: 2, NominalStride = 16, OutputStride = nameof(outputStride), MultiGrid = nameof(multiGrid), Norm = nameof(norm))]
    [Output]
    private partial Tensor Layer3(Tensor layer2);
}
