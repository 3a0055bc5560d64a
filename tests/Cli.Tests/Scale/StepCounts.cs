using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Summary;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Primitives;

namespace DaNetGen.Cli.Tests.Scale;

/// <summary>What one image costs in a step of training, as the compiler counts it.</summary>
/// <param name="Parameters">Trainable numbers.</param>
/// <param name="MultiplyAdds">Multiply-adds of the forward pass.</param>
/// <param name="ElementBytes">Bytes that steps without multiply-adds (normalisation, ReLU, sums, softmax, resizes) read and write in the forward pass, in single precision.</param>
/// <param name="PeakBytes">The peak of activations in a step, in single precision.</param>
/// <param name="NormChannels">The channels of each batch normalisation.</param>
internal sealed record StepCounts(long Parameters, long MultiplyAdds, long ElementBytes, long PeakBytes, IReadOnlyList<long> NormChannels)
{
    private const int BytesOfFloat = 4;

    /// <summary>Counts a network of the catalogue.</summary>
    public static StepCounts Of(ModelSpec spec, int height, int width)
    {
        using Network network = ModelCatalog.Build(spec);
        var size = new InputSize(1, height, width);
        InferredNetwork inferred = CompiledGraph.Infer(network.GetType(), NetworkSummary.Arguments(spec), size);
        InferredStage[] stages = [.. Leaves(inferred)];
        return new(
            stages.Sum(stage => Counts.Parameters(stage).Constant!.Value),
            stages.Sum(stage => Counts.MultiplyAdds(stage).Constant!.Value),
            stages.Sum(Elements) * BytesOfFloat,
            NetworkMemory.Of(spec, network.GetType(), size).Training.Bytes,
            [.. stages.SelectMany(stage => stage.Primitives).Where(p => p.Kind == "BatchNorm").Select(p => p.Weights[0].Shape[0].Constant!.Value)]);
    }

    private static IEnumerable<InferredStage> Leaves(InferredNetwork network) =>
        network.Stages.SelectMany(stage => stage.Network is { } inside ? Leaves(inside) : [stage]);

    /// <summary>A reshape moves nothing, and of the image that a resize is as large as nothing is read.</summary>
    private static long Elements(InferredStage stage)
    {
        var made = stage.Primitives.ToDictionary(p => p.Output, p => p.Shape.Size.Constant!.Value);
        long Read(Primitive primitive) => primitive.Kind == "Resize" ? 0 : primitive.Inputs.Sum(id => made.GetValueOrDefault(id, primitive.Shape.Size.Constant!.Value));
        return stage.Primitives.Where(p => p.MultiplyAdds.Constant == 0 && p.Kind != "Reshape").Sum(p => p.Shape.Size.Constant!.Value + Read(p));
    }
}
