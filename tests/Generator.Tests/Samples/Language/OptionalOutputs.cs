// Run: edges = true
// Run: edges = false
// Run: edges = true, depth = true
// Run: edges = false, depth = true, features = false
using static TorchSharp.torch;

namespace Samples;

/// <summary>Outputs that can be switched off, some of which share stages, and one that is read all the same.</summary>
/// <param name="edges">Whether edges are wanted.</param>
/// <param name="depth">Whether depth is wanted.</param>
/// <param name="features">Whether the features are wanted.</param>
[Network]
public sealed partial class OptionalOutputsNet(bool edges = true, bool depth = false, bool features = true)
{
    [Conv(6), Output(When = nameof(features))]
    private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor image);

    [Classifier(5), Output]
    private partial Tensor Logits(Tensor features);

    [ConvBnRelu(4)]
    private partial Tensor Shared(Tensor features);

    [Conv(1), Output(When = nameof(edges))]
    private partial Tensor Edges(Tensor shared);

    [Conv(2), Output(When = nameof(depth))]
    private partial Tensor Depth(Tensor shared);

    [Relu, Output(When = nameof(depth))]
    private partial Tensor Far(Tensor depth);
}

/// <summary>Passes the choice on.</summary>
/// <param name="edges">Whether edges are wanted.</param>
[Network]
public sealed partial class OuterOptionalNet(bool edges)
{
    [Use<OptionalOutputsNet>(nameof(edges), true)]
    private partial OptionalOutputsNet.Outputs Inner([Shape("B", 3, "H", "W")] Tensor image);

    [Upsample, Output(When = nameof(edges))]
    private partial Tensor Edges(Tensor innerEdges, Tensor image);

    [Sum, Output]
    private partial Tensor Both(Tensor innerDepth, Tensor innerFar);
}
