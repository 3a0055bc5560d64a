using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Operators;

/// <summary>Product of values of equal shape, or of shapes that a 1 stretches to.</summary>
internal sealed class Multiply : Operator
{
    public override string Name => "Multiply";

    public override int MinInputs => 2;

    public override int MaxInputs => int.MaxValue;

    /// <summary>Pair by pair: the products of more than two values come about one after the other, and are kept for their gradients.</summary>
    private static Footprint Products { get; } = new()
    {
        KeepsInputs = true,
        Kept = static t => (t.Inputs.Count - 2) * t.Result.Bytes,
        Work = static t => t.Inputs.Count > 2 ? t.Result.Bytes : 0,
    };

    public override Value Lower(StageBuilder stage)
    {
        var broadcast = stage.Declaration.Find("Broadcast")?.Text == "true";
        return stage.Function(stage.Combine("Multiply", stage.Inputs, Products, broadcast), "global::DaNetGen.Layers.Functional.Multiply");
    }
}
