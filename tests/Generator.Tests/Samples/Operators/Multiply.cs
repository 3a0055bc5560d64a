using static TorchSharp.torch;

namespace Samples;

/// <summary>Products, one of which stretches a gate over the image.</summary>
[Network]
public sealed partial class MultiplyNet
{
    [AdaptiveAvgPool(1)]
    private partial Tensor Pooled([Shape("B", 4, "H", "W")] Tensor features);

    [Sigmoid]
    private partial Tensor Gate(Tensor pooled);

    [Multiply(Broadcast = true), Output]
    private partial Tensor Gated(Tensor features, Tensor gate);

    [Multiply, Output]
    private partial Tensor Squared(Tensor features, Tensor gated);
}
