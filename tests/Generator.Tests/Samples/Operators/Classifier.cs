// Run: classes = 5
using static TorchSharp.torch;

namespace Samples;

/// <summary>Class logits.</summary>
/// <param name="classes">Number of classes.</param>
[Network]
public sealed partial class ClassifierNet(int classes)
{
    [Classifier(nameof(classes)), Output]
    private partial Tensor Logits([Shape("B", 6, "H", "W")] Tensor features);

    [Classifier(3, dropout: 0.5, Channelwise = true), Output]
    private partial Tensor Coarse(Tensor features);
}
