// Run: B = 3, N = 7
using static TorchSharp.torch;

namespace Samples;

/// <summary>The logistic function.</summary>
[Network]
public sealed partial class SigmoidNet
{
    [Sigmoid, Output]
    private partial Tensor Gate([Shape("B", "N")] Tensor vectors);
}
