// Run:
// Run: norm = Group; H = 33, W = 47
// Run: deep = true, H = 34
using static TorchSharp.torch;

namespace Samples;

/// <summary>Stems of a ResNet, plain, deep and either.</summary>
/// <param name="norm">The normalisation.</param>
/// <param name="deep">Whether the last is deep.</param>
[Network]
public sealed partial class StemNet(Norm norm = Norm.Batch, bool deep = false)
{
    [Stem(16), Output]
    private partial Tensor Plain([Shape("B", 3, "H", "W")] Tensor image);

    [Stem(64, deep: true, Norm = nameof(norm)), Output]
    private partial Tensor Deep(Tensor image);

    [Stem(64, nameof(deep), Norm = nameof(norm)), Output]
    private partial Tensor Either(Tensor image);
}
