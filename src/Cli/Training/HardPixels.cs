using DaNetGen.Cli.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>Online hard example mining: the loss of those pixels alone whose class the network does not give with confidence yet.</summary>
internal static class HardPixels
{
    /// <summary>A pixel is hard below this probability of its class.</summary>
    private const double Confident = 0.7;

    /// <summary>At least one labelled pixel of so many is kept, however easy all of them are.</summary>
    private const int Fewest = 16;

    /// <summary>The mean cross-entropy of the hard pixels; not a number where no pixel is labelled.</summary>
    /// <param name="logits">[B, classes, H, W].</param>
    /// <param name="labels">[B, H, W].</param>
    /// <param name="weights">[classes]; null for equal ones.</param>
    public static Tensor Loss(Tensor logits, Tensor labels, Tensor? weights)
    {
        using var scope = NewDisposeScope();
        Tensor labelled = labels.ne(ClassList.Ignored);
        Tensor losses = nn.functional.cross_entropy(logits, labels, ignore_index: ClassList.Ignored, reduction: nn.Reduction.None).masked_select(labelled);
        long count = losses.numel();
        long hard = losses.gt(-Math.Log(Confident)).sum().item<long>();
        (Tensor hardest, Tensor places) = losses.topk((int)Math.Max(hard, (count + Fewest - 1) / Fewest));
        if (weights is null) return hardest.mean().MoveToOuterDisposeScope();
        Tensor shares = weights.index_select(0, labels.masked_select(labelled).index_select(0, places));
        return (hardest.mul(shares).sum() / shares.sum()).MoveToOuterDisposeScope();
    }
}
