// Run: classes = 5
// Run: classes = 5, channelwise = true
using static TorchSharp.torch;

namespace Samples;

/// <summary>Class logits.</summary>
/// <param name="classes">Number of classes.</param>
/// <param name="channelwise">Whether the last drops channels.</param>
[Network]
public sealed partial class ClassifierNet(int classes, bool channelwise = false)
{
    [Classifier(nameof(classes)), Output]
    private partial Tensor Logits([Shape("B", 6, "H", "W")] Tensor features);

    [Classifier(3, dropout: 0.5, Channelwise = true), Output]
    private partial Tensor Coarse(Tensor features);

    [Classifier(2, dropout: 0.2, Channelwise = nameof(channelwise)), Output]
    private partial Tensor Either(Tensor features);
}
