// Run: groups = 3
using static TorchSharp.torch;

namespace Samples;

/// <summary>Group normalisation.</summary>
/// <param name="groups">The groups; a divisor of 12.</param>
[Network]
public sealed partial class GroupNormNet(int groups)
{
    [GroupNorm(4)]
    private partial Tensor Four([Shape("B", 12, "H", "W")] Tensor features);

    [GroupNorm(nameof(groups), eps: 1e-6), Output]
    private partial Tensor Some(Tensor four);
}
