using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Operators;

/// <summary>Convolution without bias, normalisation, ReLU.</summary>
internal sealed class ConvBnRelu : Operator
{
    public override string Name => "ConvBnRelu";

    public override Value Lower(StageBuilder stage)
    {
        var x = stage.Image();
        var channels = stage.Arguments.Size("channels");
        var window = Window.Read(stage);
        var norm = stage.Arguments.Norm("norm");
        var convolved = stage.Conv(x, "0.", channels, window, bias: false);
        var result = stage.Relu(stage.Norm(convolved, "1.", norm, blamed: "channels"));
        return stage.Layer(result, Name, ("inChannels", x.Shape.C), ("channels", channels));
    }
}
