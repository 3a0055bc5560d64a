// Run:
// Run: window = 4; H = 18, W = 21
using static TorchSharp.torch;

namespace Samples;

/// <summary>Max pooling, overlapping and not.</summary>
/// <param name="window">The window.</param>
[Network]
public sealed partial class MaxPoolNet(int window = 3)
{
    [MaxPool(2), Output]
    private partial Tensor Halved([Shape("B", 3, "H", "W")] Tensor image);

    [MaxPool(3, stride: 2, padding: 1), Output]
    private partial Tensor Overlapping(Tensor image);

    [MaxPool(nameof(window), stride: 1), Output]
    private partial Tensor Dense(Tensor image);
}
