using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Budgets.Memory;

/// <summary>The sizes of a network as numbers.</summary>
internal static class Numbers
{
    /// <summary>The sizes of a shape; throws where one is open.</summary>
    public static Extent Of(Shape shape) => new([.. shape.Dims.Select(d => d.Constant ?? throw new InvalidOperationException($"The size {d} is open."))]);

    /// <summary>A size that is no number; null where all are.</summary>
    public static Dim? Open(InferredNetwork network) => network.Inputs.Select(i => i.Shape).Concat(network.Stages.SelectMany(Shapes))
        .SelectMany(s => s.Dims).FirstOrDefault(d => d.Constant is null);

    private static IEnumerable<Shape> Shapes(InferredStage stage) => stage.Network is { } inside
        ? inside.Stages.SelectMany(Shapes)
        : stage.Primitives.SelectMany(p => p.Weights.Select(w => w.Shape).Append(p.Shape));
}
