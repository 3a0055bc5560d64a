using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Operators;

/// <summary>Channel attention (DANet, equations 3 and 4): <c>E = beta * X A + A</c>.</summary>
internal sealed class ChannelAttention : Operator
{
    public override string Name => "ChannelAttention";

    public override Value Lower(StageBuilder stage)
    {
        var x = stage.Image();
        var (b, channels, h, w) = (x.Shape.B, x.Shape.C, x.Shape.H, x.Shape.W);
        var rows = stage.Reshape(x, b, channels, h * w);
        var energies = stage.Map("RowMaxMinus", stage.MatMul(rows, rows, transposeB: true), Footprint.Plain);
        var gathered = stage.MatMul(stage.Softmax(energies), rows);
        return stage.Layer(stage.ScaledSum(stage.Reshape(gathered, b, channels, h, w), "beta", x), Name);
    }
}
