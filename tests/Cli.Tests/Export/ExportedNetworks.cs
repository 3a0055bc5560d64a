using DaNetGen.Layers;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Export;

/// <summary>What the shipped networks lack: names that mean something in Python, keys that no attribute can have, and forms of stages.</summary>
[Network]
internal sealed partial class Oddities(int channels, bool extra = true, Norm norm = Norm.Group)
{
    [Stem(64, deep: true, Norm = nameof(norm)), Key("")]
    private partial Tensor Self([Shape("B", 3, "H", "W")] Tensor image);

    [ConvBnRelu(nameof(channels), kernel: 3, groups: 2, norm: Norm.FrozenBatch), Key("type")]
    private partial Tensor Lambda(Tensor self);

    [Conv("channels / 2 + 1", kernel: 3, dilation: 2, padding: 1, bias: false), Key("1st")]
    private partial Tensor Torch(Tensor lambda);

    [BatchNorm(momentum: 0.2, eps: 1e-3, frozen: true), Key("class")]
    private partial Tensor Class(Tensor torch);

    [Stem(32, Norm = nameof(norm))]
    private partial Tensor Plain(Tensor image);

    [BasicStage(blocks: 2, width: 32, stride: 2, NominalStride = 8, OutputStride = 4, Norm = nameof(norm))]
    private partial Tensor Basic(Tensor plain);

    [BottleneckStage(blocks: 5, width: 32, Norm = Norm.FrozenBatch)]
    private partial Tensor Bottleneck(Tensor basic);

    [ConvBnRelu(32), Key("")]
    private partial Tensor Narrowed(Tensor bottleneck);

    [Use<Inner>(32, 1)]
    private partial Inner.Outputs First(Tensor narrowed);

    [Use<Inner>(32, 2), Key("second")]
    private partial Inner.Outputs Second(Tensor narrowed);

    [Use<Inner>("channels", 2)]
    private partial Inner.Outputs Third(Tensor lambda);

    [Sum]
    private partial Tensor Both(Tensor firstWide, Tensor narrowed, Tensor basic);

    [Output, Dropout2d(0.3)]
    private partial Tensor Kept(Tensor both);

    [AdaptiveAvgPool(2, 3)]
    private partial Tensor Pooled(Tensor both);

    [Linear(7, bias: false), Output(When = nameof(extra))]
    private partial Tensor Last(Tensor pooled);

    [Upsample, Output(When = nameof(extra))]
    private partial Tensor Enlarged(Tensor secondGated, [From("torch")] Tensor size);

    [Upsample(AlignCorners = true), Output]
    private partial Tensor Also(Tensor thirdGated, Tensor image);

    [Relu, Output]
    private partial Tensor Normal(Tensor @class);
}

/// <summary>Used three times, with structures that differ.</summary>
[Network]
internal sealed partial class Inner(int channels, int stride)
{
    [ConvBnRelu(nameof(channels), kernel: 3)]
    private partial Tensor Same([Shape("B", nameof(channels), "H", "W")] Tensor x);

    [Reuse(nameof(Same))]
    private partial Tensor Again(Tensor same);

    [Relu, Output]
    private partial Tensor Wide(Tensor again);

    [Conv(5, stride: nameof(stride))]
    private partial Tensor Few(Tensor same);

    [Sigmoid, Output]
    private partial Tensor Gated(Tensor few);
}

/// <summary>A whole network under an empty key, as a closed generic one is written.</summary>
[Network]
internal sealed partial class Wrapped
{
    [Use<Models.DANet<Models.SmallBackbone>>(5, 16, null, false), Key("")]
    private partial Models.DANet<Models.SmallBackbone>.Outputs Net([Shape("B", 3, "H", "W")] Tensor image);

    [Sigmoid, Output]
    private partial Tensor Chances(Tensor netFused);
}

/// <summary>A stage with a body of the user's own.</summary>
[Network]
internal sealed partial class OwnBody
{
    [Stage]
    [return: Shape("B", 3, "H", "W")]
    private Tensor Doubled([Shape("B", 3, "H", "W")] Tensor image) => image + image;

    [Relu, Output]
    private partial Tensor Positive(Tensor doubled);
}

/// <summary>A stage with a module of the user's own, in a network inside another.</summary>
[Network]
internal sealed partial class OwnModule
{
    [Use<Inside>]
    private partial Inside.Outputs Net([Shape("B", 3, "H", "W")] Tensor image);

    [Relu, Output]
    private partial Tensor Positive(Tensor netMine);

    [Network]
    internal sealed partial class Inside
    {
        [Layer<Conv2d>(3, 3), Output]
        [return: Shape("B", 3, "H", "W")]
        private partial Tensor Mine([Shape("B", 3, "H", "W")] Tensor image);
    }
}
