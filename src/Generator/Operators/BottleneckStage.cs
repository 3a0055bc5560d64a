using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Operators;

/// <summary>Residual blocks of 1x1, 3x3 and 1x1 convolutions; the 3x3 takes the stride and the dilation.</summary>
internal sealed class BottleneckStage : ResidualStage
{
    public override string Name => "BottleneckStage";

    protected override int Expansion => 4;

    protected override Value Block(StageBuilder stage, Value x, string key, Dim width, Dim stride, Dim dilation, NormValue norm)
    {
        var reduced = stage.Conv(x, key + "conv1.", width, Window.Pointwise, bias: false);
        reduced = stage.Relu(stage.Norm(reduced, key + "bn1.", norm, "width"));
        var spatial = stage.Conv(reduced, key + "conv2.", width, Window.Same(3, stride, dilation), bias: false);
        spatial = stage.Relu(stage.Norm(spatial, key + "bn2.", norm, "width"));
        var expanded = stage.Conv(spatial, key + "conv3.", width * Expansion, Window.Pointwise, bias: false);
        return stage.Norm(expanded, key + "bn3.", norm, "width");
    }
}
