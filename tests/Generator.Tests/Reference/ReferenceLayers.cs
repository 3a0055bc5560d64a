using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Generator.Tests.Reference;

/// <summary>The numbers of a convolution, and how its padding is chosen where none is written.</summary>
internal readonly record struct ReferenceWindow(long Kernel, long Stride, long Padding, long Dilation, long Groups)
{
    public static ReferenceWindow Of(ReferenceArguments a)
    {
        var (kernel, dilation) = (a.Size("kernel", 1), a.Size("dilation", 1));
        return Same(kernel, a.Size("stride", 1), dilation) with { Padding = a.Size("padding", Half(kernel, dilation)), Groups = a.Size("groups", 1) };
    }

    /// <summary>The window whose result has the size of what it reads, at stride 1 and an odd kernel.</summary>
    public static ReferenceWindow Same(long kernel, long stride = 1, long dilation = 1) => new(kernel, stride, Half(kernel, dilation), dilation, 1);

    private static long Half(long kernel, long dilation) => (long)Math.Floor(dilation * (kernel - 1) / 2.0);
}

/// <summary>Layers of one operator.</summary>
internal static class ReferenceLayers
{
    private const int DefaultGroups = 32;

    public static Func<Tensor, Tensor> Conv(long inChannels, long channels, ReferenceWindow window, bool bias)
    {
        if (window.Groups == 0)
            throw new ReferenceShapeException("A convolution has one group or more.");
        var weight = zeros(channels, inChannels / window.Groups, window.Kernel, window.Kernel);
        var summand = bias ? zeros(channels) : null;
        return x => nn.functional.conv2d(
            x, weight, summand, [window.Stride, window.Stride], [window.Padding, window.Padding], [window.Dilation, window.Dilation], window.Groups);
    }

    public static Func<Tensor, Tensor> Linear(long inFeatures, long features, bool bias)
    {
        var weight = zeros(features, inFeatures);
        var summand = bias ? zeros(features) : null;
        return x => nn.functional.linear(x, weight, summand);
    }

    public static Func<Tensor, Tensor> BatchNorm(long channels) => Evaluated(nn.BatchNorm2d(channels));

    public static Func<Tensor, Tensor> GroupNorm(long groups, long channels) => Evaluated(nn.GroupNorm(groups, channels));

    public static Func<Tensor, Tensor> Normalise(Norm norm, long channels) =>
        norm == Norm.Group ? GroupNorm(DefaultGroups, channels) : BatchNorm(channels);

    public static Func<Tensor, Tensor> Dropout(double p) => Evaluated(nn.Dropout(p));

    /// <summary>In training PyTorch needs two dimensions; what fails there fails here.</summary>
    public static Func<Tensor, Tensor> Dropout2d(double p)
    {
        var dropout = Evaluated(nn.Dropout2d(p));
        return x => x.dim() >= 2 ? dropout(x) : throw new ReferenceShapeException("Feature dropout requires at least 2 dimensions.");
    }

    public static Tensor MaxPool(Tensor x, long kernel, long stride, long padding) =>
        nn.functional.max_pool2d(x, [kernel, kernel], [stride, stride], [padding, padding], [1, 1]);

    private static Func<Tensor, Tensor> Evaluated(nn.Module<Tensor, Tensor> module)
    {
        module.eval();
        return module.call;
    }
}
