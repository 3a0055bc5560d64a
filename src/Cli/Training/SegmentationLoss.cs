using DaNetGen.Cli.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>Cross-entropy of every output, the first at weight 1 and the auxiliary ones at another; unlabelled pixels do not count.</summary>
internal static class SegmentationLoss
{
    /// <summary>The loss of one batch.</summary>
    /// <param name="outputs">Logits, each [B, classes, H, W]; the first is the prediction.</param>
    /// <param name="labels">[B, H, W].</param>
    /// <param name="auxiliaryWeight">The weight of the outputs after the first.</param>
    public static Tensor Of(NetworkOutputs outputs, Tensor labels, double auxiliaryWeight)
    {
        using var scope = NewDisposeScope();
        Tensor? total = null;
        foreach ((_, Tensor logits) in outputs.Named)
        {
            Tensor loss = nn.functional.cross_entropy(logits, labels, ignore_index: ClassList.Ignored);
            using Scalar weight = auxiliaryWeight.ToScalar();
            total = total is null ? loss : total + loss.mul(weight);
        }
        return (total ?? throw new ArgumentException("A network without outputs cannot be trained.")).MoveToOuterDisposeScope();
    }
}
