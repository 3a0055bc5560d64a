// Run: C = 5
using static TorchSharp.torch;

namespace Samples;

/// <summary>Sums of two and of three values.</summary>
[Network]
public sealed partial class SumNet
{
    [Sum]
    private partial Tensor Two([Shape("B", "C", "H", "W")] Tensor left, [Shape("B", "C", "H", "W")] Tensor right);

    [Sum, Output]
    private partial Tensor Three(Tensor left, Tensor two, Tensor right);
}
