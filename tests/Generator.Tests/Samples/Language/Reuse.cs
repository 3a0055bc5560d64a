// Run:
// Run: second = false
using static TorchSharp.torch;

namespace Samples;

/// <summary>One layer that runs twice with the same weights.</summary>
/// <param name="second">Whether it does.</param>
[Network]
public sealed partial class ReuseNet(bool second = true)
{
    [Conv(8, kernel: 3)]
    private partial Tensor Embed([Shape("B", 3, "H", "W")] Tensor left);

    [Reuse(nameof(Embed)), Output]
    private partial Tensor EmbedRight([Shape("B", 3, "H", "W")] Tensor right);

    [Relu, Output]
    private partial Tensor EmbedLeft(Tensor embed);

    [Conv(5)]
    private partial Tensor Extra(Tensor embed);

    [Reuse(nameof(Extra)), Output(When = nameof(second))]
    private partial Tensor ExtraRight(Tensor embedRight);

    [Relu, Output(When = nameof(second))]
    private partial Tensor ExtraLeft(Tensor extra);
}
