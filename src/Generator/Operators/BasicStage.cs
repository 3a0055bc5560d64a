using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Operators;

/// <summary>Residual blocks of two 3x3 convolutions, the first of which is dilated.</summary>
internal sealed class BasicStage : ResidualStage
{
    public override string Name => "BasicStage";

    protected override int Expansion => 1;

    protected override Value Block(StageBuilder stage, Value x, string key, Dim width, Dim stride, Dim dilation, NormValue norm)
    {
        var first = stage.Conv(x, key + "conv1.", width, Window.Same(3, stride, dilation), bias: false);
        var active = stage.Relu(stage.Norm(first, key + "bn1.", norm, "width"));
        return stage.Norm(stage.Conv(active, key + "conv2.", width, Window.Same(3), bias: false), key + "bn2.", norm, "width");
    }
}
