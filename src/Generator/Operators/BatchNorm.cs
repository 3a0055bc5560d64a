using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Operators;

/// <summary>Batch normalisation.</summary>
internal sealed class BatchNorm : Operator
{
    public override string Name => "BatchNorm";

    public override Value Lower(StageBuilder stage)
    {
        var x = stage.Image();
        stage.Arguments.Number("momentum");
        stage.Arguments.Number("eps");
        stage.Arguments.Flag("frozen");
        return stage.Layer(stage.BatchNorm(x, ""), "BatchNorm2d", ("channels", x.Shape.C));
    }
}
