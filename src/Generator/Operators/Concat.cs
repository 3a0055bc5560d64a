using System.Globalization;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Operators;

/// <summary>Joins values along one dimension.</summary>
internal sealed class Concat : Operator
{
    public override string Name => "Concat";

    public override int MinInputs => 2;

    public override int MaxInputs => int.MaxValue;

    public override Value Lower(StageBuilder stage)
    {
        var first = stage.Input();
        var dim = stage.Declaration.Find("dim") is { } written && int.TryParse(written.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var d) ? d : 1;
        if (dim < 0 || dim >= first.Shape.Rank)
        {
            var mistake = stage.FailAt("dim", Descriptors.NotPositive, "dim", Name, $"0 to {first.Shape.Rank - 1}", $"{dim}");

            // PyTorch counts negative dimensions from the last.
            throw dim < 0 && dim >= -first.Shape.Rank ? mistake.As(DiagnosticKind.Forbidden) : mistake;
        }

        for (var i = 1; i < stage.Inputs.Count; i++)
        {
            RequireEqualBut(stage, dim, first, i);
        }

        var size = stage.Inputs.Select(v => v.Shape[dim]).Aggregate((a, b) => a + b);
        var result = stage.Add("Concat", stage.Inputs, first.Shape.With(dim, size), Footprint.Sum, settings: [new Setting("dim", dim)]);
        return stage.Function(result, "global::DaNetGen.Layers.Functional.Concat", leading: true, $"{dim}");
    }

    private static void RequireEqualBut(StageBuilder stage, int dim, Value first, int index)
    {
        var other = stage.Input(index);
        if (other.Shape.Rank != first.Shape.Rank)
        {
            throw stage.Fail(
                Spot.Parameter(stage.Declaration.Name, stage.Declaration.Parameters[index].Name), Descriptors.Rank, "Concat", $"rank {first.Shape.Rank}, as '{first.Name}' has", other.Name, $"{other.Shape}");
        }

        for (var axis = 0; axis < first.Shape.Rank; axis++)
        {
            if (axis != dim)
            {
                new Pair(stage, first, other, axis).RequireEqual(Descriptors.UnequalOperands, $" (only dimension {dim} may differ)");
            }
        }
    }
}
