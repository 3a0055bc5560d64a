// Run: B = 3, N = 7
using static TorchSharp.torch;

namespace Samples;

/// <summary>ReLU of a value of rank 2.</summary>
[Network]
public sealed partial class ReluNet
{
    [Relu, Output]
    private partial Tensor Active([Shape("B", "N")] Tensor vectors);
}
