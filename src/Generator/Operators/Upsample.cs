using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Operators;

/// <summary>Bilinear resize to the size of another value.</summary>
internal sealed class Upsample : Operator
{
    public override string Name => "Upsample";

    public override int MinInputs => 2;

    public override Value Lower(StageBuilder stage)
    {
        var (x, target) = (stage.Image(), stage.Image(1, runs: rank => rank >= 4));
        var align = stage.Arguments.Switch("AlignCorners");
        var shape = Shape.Of(x.Shape.B, x.Shape.C, target.Shape.H, target.Shape.W);
        var result = stage.Add(
            "Resize", [x, target], shape, new Footprint { GradientInputs = 1 }, settings: [new Setting("alignCorners", align.Number)]);
        return stage.Function(result, "global::DaNetGen.Layers.Functional.Upsample");
    }
}
