using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Operators;

/// <summary>2-d average pooling to a given size.</summary>
internal sealed class AdaptiveAvgPool : Operator
{
    public override string Name => "AdaptiveAvgPool";

    public override Value Lower(StageBuilder stage)
    {
        var x = stage.Image(runs: rank => rank >= 2);
        var height = stage.Arguments.Size("height", runs: 0);
        var width = stage.Arguments.IsWritten("width") ? stage.Arguments.Size("width", runs: 0) : height;
        stage.RequireKnown(height, "'height'");
        stage.RequireKnown(width, "'width'");
        var result = stage.Add("AdaptiveAvgPool", [x], Shape.Of(x.Shape.B, x.Shape.C, height, width), Footprint.OfInputs);
        return stage.Function(result, "global::DaNetGen.Layers.Functional.AdaptiveAvgPool");
    }
}
