using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Summary;

/// <summary>The operators that the shipped networks lack, over values large enough to show in the peak.</summary>
[Network]
internal sealed partial class OperatorsNet
{
    [Conv(32, kernel: 3, bias: false)]
    private partial Tensor Convolved([Shape("B", 3, "H", "W")] Tensor image);

    [BatchNorm]
    private partial Tensor Batch(Tensor convolved);

    [GroupNorm(8)]
    private partial Tensor Group(Tensor batch);

    [Relu]
    private partial Tensor Positive(Tensor group);

    [Dropout2d(0.2)]
    private partial Tensor Dropped(Tensor positive);

    [Conv(32, kernel: 3)]
    private partial Tensor Mixed(Tensor dropped);

    [Reuse(nameof(Mixed))]
    private partial Tensor Again(Tensor mixed);

    [Sum]
    private partial Tensor Summed(Tensor dropped, Tensor mixed, Tensor again);

    [AdaptiveAvgPool(1)]
    private partial Tensor Pooled(Tensor summed);

    [Sigmoid]
    private partial Tensor Weights(Tensor pooled);

    [Multiply(Broadcast = true)]
    private partial Tensor Weighted(Tensor summed, Tensor weights);

    [Concat]
    private partial Tensor Both(Tensor weighted, Tensor positive);

    [Sigmoid]
    private partial Tensor Chances(Tensor both);

    [Multiply]
    private partial Tensor Product(Tensor both, Tensor chances);

    [MaxPool(2)]
    private partial Tensor Halved(Tensor product);

    [Dropout(0.1)]
    private partial Tensor Kept(Tensor halved);

    [AdaptiveAvgPool(4)]
    private partial Tensor Small(Tensor kept);

    [Flatten]
    private partial Tensor Flat(Tensor small);

    [Linear(10), Output]
    private partial Tensor Scores(Tensor flat);

    [Stem(16, deep: true), Output]
    private partial Tensor Deep(Tensor image);
}
