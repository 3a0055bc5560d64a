// Run: h = 5, w = 7
// Run: align = true, h = 5, w = 7
using static TorchSharp.torch;

namespace Samples;

/// <summary>Bilinear resize to the size of another value, either way with the corners.</summary>
/// <param name="align">Whether the last keeps the corners.</param>
[Network]
public sealed partial class UpsampleNet(bool align = false)
{
    [Upsample, Output]
    private partial Tensor Plain([Shape("B", 4, "h", "w")] Tensor features, [Shape("B", 3, "H", "W")] Tensor image);

    [Upsample(AlignCorners = true), Output]
    private partial Tensor Aligned(Tensor features, Tensor image);

    [Upsample(AlignCorners = nameof(align)), Output]
    private partial Tensor Either(Tensor features, Tensor image);
}
