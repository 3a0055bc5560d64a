using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Operators;

/// <summary>2-d max pooling.</summary>
internal sealed class MaxPool : Operator
{
    public override string Name => "MaxPool";

    public override Value Lower(StageBuilder stage)
    {
        var x = stage.Image(runs: rank => rank == 3);
        var kernel = stage.Arguments.Size("kernel");
        var stride = stage.Arguments.IsWritten("stride") ? stage.Arguments.Size("stride") : kernel;
        var padding = stage.Arguments.Size("padding", 0, least: 0);
        stage.Requirements.AtLeast(kernel, 2 * padding, new Telling(
            stage.Arguments.SpotOf("padding"),
            () => $"'padding' of [{Name}] must be at most half the kernel, {kernel / 2}, but it is {padding}",
            () => $"its kernel must be at least twice its padding, but {Telling.Shown(kernel, 0)} and {Telling.Shown(2 * padding, 1)}",
            () => stage.FailAt("padding", Descriptors.NotPositive, "padding", Name, $"at most half the kernel, {kernel / 2}", $"{padding}")));

        var window = new Window(kernel, stride, padding, 1, 1);
        var (h, w) = window.Over(stage, x);
        var result = stage.MaxPool(x, window, Shape.Of(x.Shape.B, x.Shape.C, h, w));
        return stage.Function(result, "global::DaNetGen.Layers.Functional.MaxPool");
    }
}
