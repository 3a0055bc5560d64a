// Run: N = 7
// Run: rate = 0.75; N = 3
using static TorchSharp.torch;

namespace Samples;

/// <summary>Dropout of elements.</summary>
/// <param name="rate">The probability of the second.</param>
[Network]
public sealed partial class DropoutNet(double rate = 0.25)
{
    [Dropout]
    private partial Tensor Half([Shape("B", "N")] Tensor vectors);

    [Dropout(nameof(rate))]
    private partial Tensor Some(Tensor half);

    [Dropout(0.1), Output]
    private partial Tensor Few(Tensor some);
}
