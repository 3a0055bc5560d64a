using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Operators;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Primitives;

/// <summary>The numbers of a convolution.</summary>
internal sealed record Window(Dim Kernel, Dim Stride, Dim Padding, Dim Dilation, Dim Groups)
{
    public static Window Pointwise { get; } = new(1, 1, 0, 1, 1);

    /// <summary>A window with the padding that keeps the size at stride 1.</summary>
    public static Window Same(Dim kernel, Dim? stride = null, Dim? dilation = null) =>
        new(kernel, stride ?? 1, (dilation ?? 1) * (kernel - 1) / 2, dilation ?? 1, 1);

    /// <summary>The window as the arguments of a convolution's attribute say.</summary>
    public static Window Read(StageBuilder stage)
    {
        var kernel = stage.Arguments.Size("kernel", 1);
        var stride = stage.Arguments.Size("stride", 1);
        var written = stage.Arguments.IsWritten("padding") ? stage.Arguments.Size("padding", least: 0) : null;
        var dilation = stage.Arguments.Size("dilation", 1);
        var groups = stage.Arguments.Size("groups", 1);
        return new Window(kernel, stride, written ?? dilation * (kernel - 1) / 2, dilation, groups);
    }

    /// <summary><c>floor((size + 2 padding - dilation (kernel - 1) - 1) / stride) + 1</c>.</summary>
    public Dim Out(Dim size) => (size + 2 * Padding - Dilation * (Kernel - 1) - 1) / Stride + 1;

    /// <summary>The shape after the window has passed over height and width; fails where it does not fit into them.</summary>
    public (Dim H, Dim W) Over(StageBuilder stage, Value x)
    {
        var kernel = Dilation * (Kernel - 1) + 1;
        foreach (var axis in new[] { 2, 3 })
        {
            var padded = Operand.Of(x, axis, 2 * Padding);
            var name = x.Shape.AxisName(axis);
            stage.Requirements.AtLeast(padded, kernel, new Telling(
                stage.Arguments.SpotOf("kernel"),
                () => $"kernel {kernel} must fit into the padded {name} of '{x.Name}', {padded.Dim}",
                () => $"its kernel {{1}} is larger than the padded {name} of '{x.Name}': {Telling.Shown(padded.Dim, 0)}",
                () => stage.FailAt("kernel", Descriptors.WindowTooLarge, $"{kernel}", name, x.Name, $"{padded.Dim}")));
        }

        return (Out(x.Shape.H), Out(x.Shape.W));
    }
}

internal static class Convolution
{
    /// <summary>A 2-d convolution, <c>[B, C, H, W] -> [B, channels, H', W']</c>.</summary>
    public static Value Conv(this StageBuilder stage, Value x, string key, Dim channels, Window window, bool bias)
    {
        Groups.RequireDivide(stage, "groups", window.Groups, x.Shape.C, $"channels of '{x.Name}'");
        Groups.RequireDivide(stage, "groups", window.Groups, channels, "output channels");
        var (h, w) = window.Over(stage, x);
        var kernel = Shape.Of(channels, x.Shape.C / window.Groups, window.Kernel, window.Kernel);
        var output = Shape.Of(x.Shape.B, channels, h, w);
        var weights = new List<Weight> { new(key + "weight", kernel) };
        if (bias)
        {
            weights.Add(new Weight(key + "bias", Shape.Of(channels)));
        }

        Setting[] settings =
        [
            new("stride", window.Stride), new("padding", window.Padding), new("dilation", window.Dilation), new("groups", window.Groups),
        ];
        return stage.Add("Conv", [x], output, Footprint, weights, output.Size * kernel[1] * kernel[2] * kernel[3], settings);
    }

    /// <summary>
    /// libtorch's convolutions on the CPU (oneDNN) work on copies of the input, the kernels and the result with the channels
    /// in blocks.
    /// </summary>
    private static Footprint Footprint { get; } = new() { KeepsInputs = true, Work = Work, BackwardWork = BackwardWork };

    /// <summary>The copies of input and kernels go before the result is copied out of its blocks.</summary>
    private static long Work(Tensors t)
    {
        var result = Blocked(t.Result);
        return Math.Max(InputCopy(t) + KernelBytes(t) + result - t.Result.Bytes, result);
    }

    /// <summary>First the input's gradient, then that of the kernels, which is added to the gradient that the parameter has.</summary>
    private static long BackwardWork(Tensors t)
    {
        var (gradient, input) = (Blocked(t.Result), Blocked(t.Inputs[0]));
        var ofInput = t.HasInputGradient ? Math.Max(gradient + KernelBytes(t) + input - t.Inputs[0].Bytes, input) : 0;
        return Math.Max(ofInput, KernelBytes(t) + Math.Max(InputCopy(t) + gradient, KernelBytes(t)));
    }

    private static long KernelBytes(Tensors t) => t.Weights.Count > 0 ? t.Weights[0].Bytes : 0;

    /// <summary>An image of few channels is read as it is.</summary>
    private static long InputCopy(Tensors t) => t.Inputs[0][1] <= MostPlainChannels ? 0 : Blocked(t.Inputs[0]);

    private static long Blocked(Extent image) =>
        checked((image[1] + ChannelsInBlock - 1) / ChannelsInBlock * ChannelsInBlock * image[0] * image[2] * image[3] * Extent.BytesOfFloat);

    private const int MostPlainChannels = 3, ChannelsInBlock = 16;
}
