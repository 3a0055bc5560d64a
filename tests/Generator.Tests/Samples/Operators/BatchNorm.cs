using static TorchSharp.torch;

namespace Samples;

/// <summary>Batch normalisation as it comes, with numbers of its own, and frozen.</summary>
[Network]
public sealed partial class BatchNormNet
{
    [BatchNorm]
    private partial Tensor Plain([Shape("B", 6, "H", "W")] Tensor features);

    [BatchNorm(momentum: 0.01, eps: 1e-3)]
    private partial Tensor Careful(Tensor plain);

    [BatchNorm(frozen: true), Output]
    private partial Tensor Frozen(Tensor careful);
}
