using static TorchSharp.torch;

namespace Samples;

/// <summary>Parameters that say what they read.</summary>
[Network]
public sealed partial class FromNet
{
    [Conv(4)]
    private partial Tensor ConvP1([Shape("B", 3, "H", "W")] Tensor image);

    [Sum, Output]
    private partial Tensor Doubled([From(nameof(ConvP1))] Tensor left, [From("convP1")] Tensor right);
}
