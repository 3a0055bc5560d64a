using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Operators;

/// <summary>Position attention (DANet, equations 1 and 2): <c>E = alpha * D S^T + A</c>.</summary>
internal sealed class PositionAttention : Operator
{
    public override string Name => "PositionAttention";

    public override Value Lower(StageBuilder stage)
    {
        var x = stage.Image();
        var reduction = stage.Arguments.Size("reduction", 8);
        var channels = x.Shape.C;
        stage.Requirements.Divides(reduction, channels, new Telling(
            stage.Arguments.SpotOf("reduction"),
            () => $"reduction {reduction} must divide the channels of '{x.Name}', {channels}",
            () => $"its reduction {{0}} does not divide the channels of '{x.Name}': {Telling.Shown(channels, 1)}",
            () => stage.FailAt("reduction", Descriptors.Reduction, $"{reduction}", $"{channels}", x.Name, Divisors.Suggest(reduction, channels))
                .Replace(Divisors.NearestText(reduction, channels))));

        var (b, reduced, pixels) = (x.Shape.B, channels / reduction, x.Shape.H * x.Shape.W);
        var query = stage.Reshape(stage.Conv(x, "conv_b.", reduced, Window.Pointwise, bias: true), b, reduced, pixels);
        var key = stage.Reshape(stage.Conv(x, "conv_c.", reduced, Window.Pointwise, bias: true), b, reduced, pixels);
        var value = stage.Reshape(stage.Conv(x, "conv_d.", channels, Window.Pointwise, bias: true), b, channels, pixels);
        var attention = stage.Softmax(stage.MatMul(query, key, transposeA: true));
        var gathered = stage.MatMul(value, attention, transposeB: true);
        var scaled = stage.Scale(stage.Reshape(gathered, b, channels, x.Shape.H, x.Shape.W), "alpha");
        return stage.Layer(stage.Combine("Add", [scaled, x]), Name, ("channels", channels));
    }
}
