// Run: n = 2
// Run: n = 3
// Run: n = 5
// Run: n = 60
using static TorchSharp.torch;

namespace Samples;

/// <summary>Sizes that go down as the hyperparameter goes up, and roundings in the middle of an expression.</summary>
/// <param name="n">A number from 1 to 60.</param>
[Network]
public sealed partial class ArithmeticNet(int n)
{
    [Conv("(64 - n) / 4"), Output]
    private partial Tensor Falling([Shape("B", 3, "H", "W")] Tensor image);

    [Conv("(n + 9) / 4 * 2 + 1"), Output]
    private partial Tensor Rising(Tensor image);

    [Conv("max(n - 3 * n, 7) + min(n / 3 + 1, 5)"), Output]
    private partial Tensor Bounded(Tensor image);

    [Conv("(3 * n - (n + 1) / 2) / 2 + 1"), Output]
    private partial Tensor Mixed(Tensor image);
}
