// Run: width = 9, classes = 4; B = 2, T = 5
using static TorchSharp.torch;

namespace Samples;

/// <summary>Affine maps of the last dimension.</summary>
/// <param name="width">Features of the input.</param>
/// <param name="classes">Number of classes.</param>
[Network]
public sealed partial class LinearNet(int width, int classes)
{
    [Linear(10)]
    private partial Tensor Hidden([Shape("B", "T", nameof(width))] Tensor tokens);

    [Linear(nameof(classes), bias: false), Output]
    private partial Tensor Logits(Tensor hidden);
}
