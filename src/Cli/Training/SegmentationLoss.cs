using DaNetGen.Cli.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>Cross-entropy of every output, the first at weight 1 and the auxiliary ones at another; unlabelled pixels do not count.</summary>
internal static class SegmentationLoss
{
    /// <summary>The loss of one batch, in single precision whatever the outputs are in.</summary>
    /// <param name="outputs">Logits, each [B, classes, H, W]; the first is the prediction.</param>
    /// <param name="labels">[B, H, W].</param>
    /// <param name="auxiliaryWeight">The weight of the outputs after the first.</param>
    /// <param name="classWeights">[classes]; null for equal ones.</param>
    /// <param name="hardOnly">Whether the hard pixels alone count.</param>
    public static Tensor Of(NetworkOutputs outputs, Tensor labels, double auxiliaryWeight, Tensor? classWeights = null, bool hardOnly = false)
    {
        using var scope = NewDisposeScope();
        Tensor? total = null;
        foreach ((_, Tensor given) in outputs.Named)
        {
            using Tensor logits = given.to(ScalarType.Float32);
            Tensor loss = hardOnly
                ? HardPixels.Loss(logits, labels, classWeights)
                : nn.functional.cross_entropy(logits, labels, classWeights, ClassList.Ignored);
            using Scalar weight = auxiliaryWeight.ToScalar();
            total = total is null ? loss : total + loss.mul(weight);
        }
        return (total ?? throw new ArgumentException("A network without outputs cannot be trained.")).MoveToOuterDisposeScope();
    }
}
