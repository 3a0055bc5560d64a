using static TorchSharp.torch;

namespace Samples;

/// <summary>Joins along the channels, and along another dimension.</summary>
[Network]
public sealed partial class ConcatNet
{
    [Conv(5)]
    private partial Tensor Five([Shape("B", 3, "H", "W")] Tensor image);

    [Concat, Output]
    private partial Tensor Channels(Tensor image, Tensor five, Tensor image2);

    [Relu]
    private partial Tensor Image2(Tensor image);

    [Concat(dim: 2), Output]
    private partial Tensor Rows(Tensor image, Tensor image2);
}
