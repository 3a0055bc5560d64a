using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Operators;

/// <summary>Sum of values of equal shape.</summary>
internal sealed class Sum : Operator
{
    public override string Name => "Sum";

    public override int MinInputs => 2;

    public override int MaxInputs => int.MaxValue;

    public override Value Lower(StageBuilder stage) =>
        stage.Function(stage.Combine("Add", stage.Inputs), "global::DaNetGen.Layers.Functional.Sum");
}
