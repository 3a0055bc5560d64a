using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Operators;

/// <summary>A ResNet's stem: convolution, normalisation, ReLU, max pooling.</summary>
internal sealed class Stem : Operator
{
    public override string Name => "Stem";

    public override Value Lower(StageBuilder stage)
    {
        var x = stage.Image();
        var deep = stage.Arguments.Switch("deep");

        // The first two convolutions of a deep stem have half the channels.
        var channels = stage.Arguments.Size("channels", least: deep.Constant is false ? 1 : 2);
        var norm = stage.Arguments.Norm("Norm");
        var convolved = deep.Constant switch
        {
            true => Deep(stage, x, channels, norm),
            false => stage.Conv(x, "conv1.", channels, Window.Same(7, stride: 2), bias: false),
            null => Open(stage, x, channels, deep),
        };
        var active = stage.Relu(stage.Norm(convolved, "bn1.", norm, blamed: "channels"));
        var window = new Window(3, 2, 1, 1, 1);
        var shape = Shape.Of(active.Shape.B, channels, window.Out(active.Shape.H), window.Out(active.Shape.W));
        return stage.Layer(stage.MaxPool(active, window, shape), Name, ("inChannels", x.Shape.C), ("channels", channels));
    }

    private static Value Deep(StageBuilder stage, Value x, Dim channels, NormValue norm)
    {
        var half = channels / 2;
        var first = stage.Conv(x, "conv1.0.", half, Window.Same(3, stride: 2), bias: false);
        var second = stage.Conv(stage.Relu(stage.Norm(first, "conv1.1.", norm, "channels")), "conv1.3.", half, Window.Same(3), bias: false);
        return stage.Conv(stage.Relu(stage.Norm(second, "conv1.4.", norm, "channels")), "conv1.6.", channels, Window.Same(3), bias: false);
    }

    /// <summary>Either of the two, of one shape; what it costs is known where the hyperparameter is.</summary>
    private static Value Open(StageBuilder stage, Value x, Dim channels, FlagValue deep)
    {
        var window = Window.Same(3, stride: 2);
        var shape = Shape.Of(x.Shape.B, channels, window.Out(x.Shape.H), window.Out(x.Shape.W));
        var cost = Dim.Named($"conv1({deep.Name})");
        return stage.Add("Conv", [x], shape, Footprint.OfInputs, [new Weight("conv1.weight", Shape.Of(cost))], cost * shape.H * shape.W);
    }
}
