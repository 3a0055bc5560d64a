// Run: channels = 5
using static TorchSharp.torch;

namespace Samples;

/// <summary>A stage with a body of its own.</summary>
/// <param name="channels">Channels of the convolution.</param>
[Network]
public sealed partial class OwnBodyNet(int channels)
{
    private readonly int _half = 2;

    [Conv(nameof(channels))]
    private partial Tensor Convolved([Shape("B", 3, "H", "W")] Tensor image);

    [Stage]
    [return: Shape("B", nameof(channels), "H / 2", "W / 2")]
    private Tensor Halved(Tensor convolved) => convolved[.., .., ..(int)(convolved.shape[2] / _half), ..(int)(convolved.shape[3] / _half)].clone();

    [Relu, Output]
    private partial Tensor Active(Tensor halved);
}
