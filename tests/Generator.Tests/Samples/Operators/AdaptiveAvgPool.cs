using static TorchSharp.torch;

namespace Samples;

/// <summary>Average pooling to a given size.</summary>
/// <param name="bins">Rows of the second result.</param>
[Network]
public sealed partial class AdaptiveAvgPoolNet(int bins = 3)
{
    [AdaptiveAvgPool(1), Output]
    private partial Tensor Global([Shape("B", 5, "H", "W")] Tensor features);

    [AdaptiveAvgPool(nameof(bins), width: 6), Output]
    private partial Tensor Grid(Tensor features);
}
