using DaNetGen.Generator.Primitives;

namespace DaNetGen.Generator.Operators;

/// <summary>2-d convolution.</summary>
internal sealed class Conv : Operator
{
    public override string Name => "Conv";

    public override Value Lower(StageBuilder stage)
    {
        var x = stage.Image();
        var channels = stage.Arguments.Size("channels");
        var window = Window.Read(stage);
        var bias = stage.Arguments.Flag("bias", missing: true);
        return stage.Layer(stage.Conv(x, "", channels, window, bias), "Conv2d", ("inChannels", x.Shape.C), ("channels", channels));
    }
}
