using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Operators;
using DaNetGen.Generator.Shapes;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Primitives;

internal static class Elementwise
{
    /// <summary>A function of each element: ReLU, sigmoid.</summary>
    public static Value Map(this StageBuilder stage, string kind, Value x, Footprint footprint) => stage.Add(kind, [x], x.Shape, footprint);

    /// <summary>ReLU in place, within a layer.</summary>
    public static Value Relu(this StageBuilder stage, Value x) => stage.Map("Relu", x, Footprint.InPlace);

    /// <summary>Dropout, which gives its input in inference, and where nothing is dropped.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="x">What is dropped from.</param>
    /// <param name="probability">The argument that says how much.</param>
    /// <param name="channelwise">Whether whole channels are dropped.</param>
    public static Value Dropout(this StageBuilder stage, Value x, string probability, bool channelwise)
    {
        var footprint = stage.Declaration.Find(probability) is { Text: "0" } ? Footprint.View : channelwise ? DropsChannels : DropsElements;
        return stage.Map(channelwise ? "Dropout2d" : "Dropout", x, footprint);
    }

    /// <summary>What is dropped is drawn into a tensor, which the backward pass reads.</summary>
    private static Footprint DropsElements { get; } = new() { Inference = Placement.Shared, Kept = static t => t.Result.Bytes };

    private static Footprint DropsChannels { get; } =
        new() { Inference = Placement.Shared, Kept = static t => t.Result[0] * t.Result[1] * Extent.BytesOfFloat };

    /// <summary>Sum or product of the values; with <paramref name="broadcast"/>, a 1 stretches to the other's size.</summary>
    public static Value Combine(this StageBuilder stage, string kind, IReadOnlyList<Value> values, Footprint footprint, bool broadcast = false)
    {
        var shape = values[0].Shape;
        for (var i = 1; i < values.Count; i++)
        {
            RequireRank(stage, values[0], values[i], broadcast);
            for (var axis = 0; axis < shape.Rank; axis++)
            {
                if (broadcast)
                {
                    // Sizes that stretch to each other in pairs do so together.
                    values.Take(i).ToList().ForEach(v => new Pair(stage, v, values[i], axis).RequireStretch());
                    shape = shape.With(axis, Pair.Stretched(shape[axis], values[i].Shape[axis]));
                }
                else
                {
                    new Pair(stage, values[0], values[i], axis).RequireEqual(Unequal(values[0], values[i]), Hint(stage, values[0], values[i], axis));
                }
            }
        }

        return stage.Add(kind, values, shape, footprint);
    }

    /// <summary>
    /// A one-element parameter times the value, plus another: the alpha and beta of the attentions. One step of libtorch's,
    /// which makes the sum alone.
    /// </summary>
    public static Value ScaledSum(this StageBuilder stage, Value x, string key, Value other)
    {
        var scaled = stage.Add("Scale", [x], x.Shape, Scaling, [new Weight(key, Shape.Of(1))]);
        return stage.Combine("Add", [scaled, other], Footprint.Sum);
    }

    private static Footprint Scaling { get; } =
        new() { Inference = Placement.Shared, Training = Placement.Shared, KeepsInputs = true, BackwardWork = static t => 2 * t.Result.Bytes };

    private static void RequireRank(StageBuilder stage, Value first, Value other, bool broadcast)
    {
        if (first.Shape.Rank != other.Shape.Rank)
        {
            throw stage.Fail(
                Pair.SpotOf(stage, other), Unequal(first, other), stage.Declaration.Operator, "ranks",
                first.Name, $"{first.Shape.Rank}", other.Name, $"{other.Shape.Rank}", broadcast ? " (only sizes of 1 stretch)" : "");
        }
    }

    /// <summary>Whether libtorch would stretch one of the values for some sizes, or fail for all.</summary>
    private static DiagnosticDescriptor Unequal(Value first, Value other)
    {
        var (a, b) = (first.Shape, other.Shape);
        var stretches = Enumerable.Range(1, Math.Min(a.Rank, b.Rank)).All(i => MayStretch(a[a.Rank - i], b[b.Rank - i]));
        return stretches ? Descriptors.AccidentalBroadcast : Descriptors.UnequalOperands;
    }

    private static bool MayStretch(Dim a, Dim b) =>
        Comparison.Compare(a, b) != Verdict.Different || Comparison.Compare(a, 1) != Verdict.Different || Comparison.Compare(b, 1) != Verdict.Different;

    private static string Hint(StageBuilder stage, Value first, Value other, int axis) =>
        stage.Declaration.Operator == "Multiply" && (first.Shape[axis].Constant == 1 || other.Shape[axis].Constant == 1)
            ? " (Broadcast = true lets a 1 stretch)"
            : "";
}
