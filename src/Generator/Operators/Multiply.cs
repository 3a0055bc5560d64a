using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Operators;

/// <summary>Product of values of equal shape, or of shapes that a 1 stretches to.</summary>
internal sealed class Multiply : Operator
{
    public override string Name => "Multiply";

    public override int MinInputs => 2;

    public override int MaxInputs => int.MaxValue;

    public override Value Lower(StageBuilder stage)
    {
        var broadcast = stage.Declaration.Find("Broadcast")?.Text == "true";
        return stage.Function(stage.Combine("Multiply", stage.Inputs, broadcast), "global::DaNetGen.Layers.Functional.Multiply");
    }
}
