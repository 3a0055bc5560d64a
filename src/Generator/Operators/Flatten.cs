using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Operators;

/// <summary>Everything but the batch in one dimension.</summary>
internal sealed class Flatten : Operator
{
    public override string Name => "Flatten";

    public override Value Lower(StageBuilder stage)
    {
        var x = stage.Image(runs: rank => rank >= 2);
        var result = stage.Reshape(x, x.Shape.B, x.Shape.C * x.Shape.H * x.Shape.W);
        return stage.Function(result, "global::DaNetGen.Layers.Functional.Flatten");
    }
}
