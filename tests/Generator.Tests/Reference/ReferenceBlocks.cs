using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Generator.Tests.Reference;

/// <summary>Layers of several operators, from the papers and torchvision.</summary>
internal static class ReferenceBlocks
{
    public static Func<Tensor, Tensor> ConvBnRelu(long inChannels, long channels, ReferenceWindow window, Norm norm)
    {
        var (convolution, normalisation) = (ReferenceLayers.Conv(inChannels, channels, window, bias: false), ReferenceLayers.Normalise(norm, channels));
        return x => nn.functional.relu(normalisation(convolution(x)));
    }

    public static Func<Tensor, Tensor> Stem(long inChannels, long channels, bool deep, Norm norm)
    {
        var half = channels / 2;
        Func<Tensor, Tensor>[] layers = deep
            ?
            [
                ConvBnRelu(inChannels, half, ReferenceWindow.Same(3, stride: 2), norm),
                ConvBnRelu(half, half, ReferenceWindow.Same(3), norm),
                ConvBnRelu(half, channels, ReferenceWindow.Same(3), norm),
            ]
            : [ConvBnRelu(inChannels, channels, ReferenceWindow.Same(7, stride: 2), norm)];
        return x => ReferenceLayers.MaxPool(layers.Aggregate(x, (value, layer) => layer(value)), kernel: 3, stride: 2, padding: 1);
    }

    public static Func<Tensor, Tensor> Stage(long inChannels, ReferenceArguments a, int expansion)
    {
        var (blocks, width, norm) = (a.Size("blocks"), a.Size("width"), a.Normalisation());
        if (blocks < 1)
            throw new ReferenceShapeException("A stage has one block or more.");
        var (stride, dilations) = Strides(a);
        var layers = new List<Func<Tensor, Tensor>>();
        for (var i = 0; i < blocks; i++)
        {
            var reads = i == 0 ? inChannels : width * expansion;
            layers.Add(Block(reads, width, i == 0 ? stride : 1, dilations(i), norm, expansion));
        }

        return x => layers.Aggregate(x, (value, layer) => layer(value));
    }

    /// <summary>
    /// Where a network keeps to an output stride, no stage passes it: its stride is what is left until there, and dilation
    /// makes up for the rest. The first block still has the dilation that the stage before ended with.
    /// </summary>
    private static (long Stride, Func<int, long> Dilation) Strides(ReferenceArguments a)
    {
        var (stride, nominal) = (a.Size("stride", 1), a.Size("nominalStride", 1));
        var (grid, output) = (a.Array("multiGrid"), a.Optional("outputStride") ?? long.MaxValue);
        var before = nominal / stride;
        var (dilation, first) = (nominal / Math.Min(nominal, output), Math.Max(1, before / Math.Max(1, Math.Min(before, output))));
        var kept = nominal > output ? Math.Min(stride, Math.Max(1, output * stride / nominal)) : stride;
        return (kept, block => grid is not null ? dilation * grid[block % grid.Length] : block == 0 ? first : dilation);
    }

    private static Func<Tensor, Tensor> Block(long inChannels, long width, long stride, long dilation, Norm norm, int expansion)
    {
        var channels = width * expansion;
        Func<Tensor, Tensor> main = expansion == 1
            ? Chain(
                ConvBnRelu(inChannels, width, ReferenceWindow.Same(3, stride, dilation), norm),
                ConvNorm(width, channels, ReferenceWindow.Same(3), norm))
            : Chain(
                ConvBnRelu(inChannels, width, ReferenceWindow.Same(1), norm),
                ConvBnRelu(width, width, ReferenceWindow.Same(3, stride, dilation), norm),
                ConvNorm(width, channels, ReferenceWindow.Same(1), norm));
        var shortcut = stride != 1 || inChannels != channels ? ConvNorm(inChannels, channels, ReferenceWindow.Same(1, stride), norm) : x => x;
        return x => nn.functional.relu(main(x) + shortcut(x));
    }

    private static Func<Tensor, Tensor> ConvNorm(long inChannels, long channels, ReferenceWindow window, Norm norm) =>
        Chain(ReferenceLayers.Conv(inChannels, channels, window, bias: false), ReferenceLayers.Normalise(norm, channels));

    private static Func<Tensor, Tensor> Chain(params Func<Tensor, Tensor>[] layers) => x => layers.Aggregate(x, (value, layer) => layer(value));

    public static Func<Tensor, Tensor> PositionAttention(long channels, long reduction)
    {
        if (reduction < 1)
            throw new ReferenceShapeException("A reduction is 1 or more.");
        var (query, key, value) = (Pointwise(channels, channels / reduction), Pointwise(channels, channels / reduction), Pointwise(channels, channels));
        return x =>
        {
            var (b, c, h, w) = Sizes(x);
            var queries = query(x).view(b, -1, h * w).permute(0, 2, 1);
            var attention = queries.bmm(key(x).view(b, -1, h * w)).softmax(-1);
            return value(x).view(b, -1, h * w).bmm(attention.permute(0, 2, 1)).view(b, c, h, w) + x;
        };
    }

    public static Func<Tensor, Tensor> ChannelAttention() => x =>
    {
        var (b, c, h, w) = Sizes(x);
        var rows = x.reshape(b, c, h * w);
        var energy = rows.bmm(rows.permute(0, 2, 1));
        var attention = (energy.max(-1, keepdim: true).values.expand_as(energy) - energy).softmax(-1);
        return attention.bmm(rows).view(b, c, h, w) + x;
    };

    public static Func<Tensor, Tensor> Classifier(long inChannels, long classes, double dropout, bool channelwise) =>
        Chain(channelwise ? ReferenceLayers.Dropout2d(dropout) : ReferenceLayers.Dropout(dropout), Pointwise(inChannels, classes));

    private static Func<Tensor, Tensor> Pointwise(long inChannels, long channels) =>
        ReferenceLayers.Conv(inChannels, channels, ReferenceWindow.Same(1), bias: true);

    /// <summary>The sizes of an image, asked for before weights are made: of something flat those would be huge.</summary>
    public static (long B, long C, long H, long W) Sizes(Tensor x) => x.shape is [var b, var c, var h, var w]
        ? (b, c, h, w)
        : throw new ReferenceShapeException($"[B, C, H, W] is read, not [{string.Join(", ", x.shape)}]");
}
