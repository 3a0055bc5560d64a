using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Operators;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Primitives;

internal static class Elementwise
{
    /// <summary>A function of each element: ReLU, sigmoid, dropout.</summary>
    public static Value Map(this StageBuilder stage, string kind, Value x) => stage.Add(kind, [x], x.Shape);

    public static Value Relu(this StageBuilder stage, Value x) => stage.Map("Relu", x);

    /// <summary>Sum or product of the values; with <paramref name="broadcast"/>, a 1 stretches to the other's size.</summary>
    public static Value Combine(this StageBuilder stage, string kind, IReadOnlyList<Value> values, bool broadcast = false)
    {
        var shape = values[0].Shape;
        foreach (var other in values.Skip(1))
        {
            shape = Unite(stage, values[0], shape, other, broadcast);
        }

        return stage.Add(kind, values, shape);
    }

    /// <summary>A one-element parameter times the value: the alpha and beta of the attentions.</summary>
    public static Value Scale(this StageBuilder stage, Value x, string key) =>
        stage.Add("Scale", [x], x.Shape, [new Weight(key, Shape.Of(1))]);

    private static Shape Unite(StageBuilder stage, Value first, Shape shape, Value other, bool broadcast)
    {
        if (shape.Rank != other.Shape.Rank)
        {
            throw Unequal(stage, first, other, "ranks", $"{shape.Rank}", $"{other.Shape.Rank}", broadcast);
        }

        for (var axis = 0; axis < shape.Rank; axis++)
        {
            var (a, b) = (shape[axis], other.Shape[axis]);
            if (broadcast && (a.Constant == 1 || b.Constant == 1))
            {
                shape = shape.With(axis, a.Constant == 1 ? b : a);
            }
            else if (Comparison.Compare(a, b) == Verdict.Different)
            {
                throw Unequal(stage, first, other, shape.AxisNames(axis), $"{a}", $"{b}", broadcast);
            }
        }

        return shape;
    }

    private static StageException Unequal(
        StageBuilder stage, Value first, Value other, string what, string a, string b, bool broadcast)
    {
        var index = stage.Inputs.ToList().IndexOf(other);
        var spot = index < 0
            ? Spot.Attribute(stage.Declaration.Name)
            : Spot.Parameter(stage.Declaration.Name, stage.Declaration.Parameters[index].Name);
        var hint = stage.Declaration.Operator == "Multiply" && !broadcast && (a == "1" || b == "1")
            ? " (Broadcast = true lets a 1 stretch)"
            : "";
        return stage.Fail(spot, Descriptors.UnequalOperands, stage.Declaration.Operator, what, first.Name, a, other.Name, b, hint);
    }
}
