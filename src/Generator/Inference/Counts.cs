using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>What a stage costs, in the sizes of the network's inputs. A network counts the sum over its stages.</summary>
internal static class Counts
{
    /// <summary>Trainable numbers.</summary>
    public static Dim Parameters(InferredStage stage) => stage.Network is { } network
        ? Sum(network.Stages.Select(Parameters))
        : Sum(stage.Primitives.SelectMany(p => p.Weights).Where(w => !w.IsBuffer).Select(w => w.Shape.Size));

    /// <summary>Multiplications with an addition, in convolutions, linear maps and the products of attention.</summary>
    public static Dim MultiplyAdds(InferredStage stage) => stage.Network is { } network
        ? Sum(network.Stages.Select(MultiplyAdds))
        : Sum(stage.Primitives.Select(p => p.MultiplyAdds));

    private static Dim Sum(IEnumerable<Dim> dims) => dims.Aggregate(Dim.Of(0), (sum, d) => sum + d);
}
