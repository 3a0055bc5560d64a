using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Operators;

/// <summary>Sum of values of equal shape.</summary>
internal sealed class Sum : Operator
{
    public override string Name => "Sum";

    public override int MinInputs => 2;

    public override int MaxInputs => int.MaxValue;

    /// <summary>The sums of more than two values come about one after the other.</summary>
    private static Footprint PairByPair { get; } = Footprint.Sum with { Work = static t => t.Inputs.Count > 2 ? t.Result.Bytes : 0 };

    public override Value Lower(StageBuilder stage) =>
        stage.Function(stage.Combine("Add", stage.Inputs, PairByPair), "global::DaNetGen.Layers.Functional.Sum");
}
