// Run:
// Run: norm = Group; H = 33, W = 47
using static TorchSharp.torch;

namespace Samples;

/// <summary>Stems of a ResNet, plain and deep.</summary>
/// <param name="norm">The normalisation.</param>
[Network]
public sealed partial class StemNet(Norm norm = Norm.Batch)
{
    [Stem(16), Output]
    private partial Tensor Plain([Shape("B", 3, "H", "W")] Tensor image);

    [Stem(64, deep: true, Norm = nameof(norm)), Output]
    private partial Tensor Deep(Tensor image);
}
