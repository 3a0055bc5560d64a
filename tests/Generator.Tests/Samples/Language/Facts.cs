// Run: channels = 16; H = 32, W = 24
// Run: channels = 32, kernel = 1; H = 16, W = 8
using static TorchSharp.torch;

namespace Samples;

/// <summary>Facts about sizes and hyperparameters, which decide what would be open otherwise.</summary>
/// <param name="channels">Channels in the middle.</param>
/// <param name="kernel">Kernel of the first convolution.</param>
[Network]
public sealed partial class FactsNet([MultipleOf(8), AtLeast(16)] int channels, [OneOf(1, 3, 5), AtLeast(1)] int kernel = 3)
{
    [Conv("channels / 8", kernel: nameof(kernel))]
    private partial Tensor Features([Shape("B", 3, "H", "W"), MultipleOf(8, "H", "W"), AtLeast(16, "H")] Tensor image);

    [Conv(nameof(channels), groups: 8)]
    private partial Tensor Wide([Shape("B", nameof(channels), "H", "W")] Tensor other);

    [MaxPool(16, stride: 8, padding: 4)]
    private partial Tensor Small(Tensor wide);

    [Stage]
    [return: Shape("B", "channels / 8", "H / 8", "W / 8")]
    private static Tensor Corner(Tensor features) => features[.., .., ..(int)(features.shape[2] / 8), ..(int)(features.shape[3] / 8)].clone();

    [Concat, Output]
    private partial Tensor Both(Tensor small, Tensor corner);
}

/// <summary>An image of one size alone, from whose numbers layers may be built.</summary>
[Network]
public sealed partial class FixedSizeNet
{
    [MaxPool(4)]
    private partial Tensor Small([Shape("B", 2, "H", "W"), InputSize(8, 12)] Tensor image);

    [Flatten]
    private partial Tensor Flat(Tensor small);

    [Linear("H * W / 16"), Output]
    private partial Tensor Scores(Tensor flat);
}
