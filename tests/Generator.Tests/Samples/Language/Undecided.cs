// Run: left = 4, right = 8, window = 3; H = 38, W = 54
// Run: left = 3, right = 7, window = 1, aux = false; H = 6, W = 2
using static TorchSharp.torch;

namespace Samples;

/// <summary>What depends on sizes that only the running network knows, and on hyperparameters.</summary>
/// <param name="left">Channels of one branch.</param>
/// <param name="right">Channels of the other, doubled.</param>
/// <param name="window">Of the pooling.</param>
/// <param name="aux">Whether there is a second output.</param>
[Network]
public sealed partial class UndecidedNet(int left, int right, int window, bool aux = true)
{
    [MaxPool(2)]
    private partial Tensor Pooled([Shape("B", 3, "H", "W")] Tensor image);

    [Stage]
    [return: Shape("B", 3, "2 * floor(H / 2)", "2 * floor(W / 2)")]
    private static Tensor Up(Tensor pooled) => pooled.repeat_interleave(2, dim: 2).repeat_interleave(2, dim: 3);

    [Sum]
    private partial Tensor Fusion(Tensor up, Tensor image);

    [Conv(nameof(left))]
    private partial Tensor Left(Tensor fusion);

    [Conv("right / 2")]
    private partial Tensor Right(Tensor fusion);

    [Sum, Output]
    private partial Tensor Joined(Tensor left, Tensor right);

    [MaxPool(nameof(window)), Output(When = nameof(aux))]
    private partial Tensor Reduced(Tensor joined);
}
