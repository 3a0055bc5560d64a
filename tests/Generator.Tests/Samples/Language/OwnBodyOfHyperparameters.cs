// Run: channels = 5
using static TorchSharp.torch;

namespace Samples;

/// <summary>A stage with a body of its own that reads a hyperparameter, as a layer does too.</summary>
/// <param name="channels">Channels of the convolution.</param>
/// <param name="scale">What the result is multiplied by.</param>
/// <param name="more">Whether there is more.</param>
/// <param name="times">How often.</param>
[Network]
public sealed partial class ScaledNet(int channels, double scale = 0.5, bool more = true, [OneOf(1, 2)] int times = 1)
{
    [Conv(nameof(channels))]
    private partial Tensor Convolved([Shape("B", 3, "H", "W")] Tensor image);

    [Stage, Output]
    [return: Shape("B", nameof(channels), "H", "W")]
    private Tensor Scaled(Tensor convolved) => convolved * (scale / channels * (more ? times : 1));

    [Relu, Output(When = nameof(more))]
    private partial Tensor More(Tensor scaled);
}
