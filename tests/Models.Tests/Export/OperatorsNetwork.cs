using static TorchSharp.torch;

namespace DaNetGen.Tests.Export;

/// <summary>Every operator of the language once at least, two inputs, networks in networks, outputs that are switched off.</summary>
[Network]
internal sealed partial class OperatorsNetwork(bool extra = true)
{
    [Conv(8, kernel: 3, stride: 2, dilation: 2, bias: false)]
    private partial Tensor Convolved([Shape("B", 3, "H", "W")] Tensor image);

    [Relu]
    private partial Tensor Positive(Tensor convolved);

    [BatchNorm]
    private partial Tensor Batch(Tensor positive);

    [GroupNorm(4), Output]
    private partial Tensor Group(Tensor batch);

    [Dropout2d(0.2)]
    private partial Tensor Dropped(Tensor group);

    [Conv(8, kernel: 3, groups: 4)]
    private partial Tensor Mixed(Tensor dropped);

    [Reuse(nameof(Mixed))]
    private partial Tensor Again(Tensor mixed);

    [Sum]
    private partial Tensor Summed(Tensor dropped, Tensor mixed, Tensor again);

    [AdaptiveAvgPool(1)]
    private partial Tensor Pooled(Tensor summed);

    [Sigmoid]
    private partial Tensor Weights(Tensor pooled);

    [Multiply(Broadcast = true)]
    private partial Tensor Weighted(Tensor summed, Tensor weights);

    [PositionAttention(reduction: 4)]
    private partial Tensor Pixels(Tensor weighted);

    [ChannelAttention]
    private partial Tensor Channels(Tensor weighted);

    [Concat]
    private partial Tensor Both(Tensor pixels, Tensor channels);

    [MaxPool(3, stride: 2, padding: 1)]
    private partial Tensor Halved(Tensor both);

    [AdaptiveAvgPool(3, 2)]
    private partial Tensor Small(Tensor halved);

    [Flatten]
    private partial Tensor Flat(Tensor small);

    [Linear(10, bias: false)]
    private partial Tensor Hidden(Tensor flat);

    [Linear(4), Output]
    private partial Tensor Scores(Tensor hidden);

    [Sigmoid, Output(When = nameof(extra))]
    private partial Tensor Chances(Tensor both);

    [ConvBnRelu(8, kernel: 3)]
    private partial Tensor Other([Shape("B", 2, "h", "w")] Tensor map);

    [Upsample(AlignCorners = true)]
    private partial Tensor Grown(Tensor other, Tensor both);

    [Upsample(AlignCorners = false), Output]
    private partial Tensor Shrunk(Tensor both, Tensor other);

    [Concat]
    private partial Tensor Joined(Tensor grown, Tensor both);

    [Use<InnerNetwork>(24)]
    private partial InnerNetwork.Outputs Inner(Tensor joined);

    [Classifier(3, dropout: 0.1), Output]
    private partial Tensor Classes(Tensor innerDeep);

    [Dropout(0.1), Output]
    private partial Tensor Kept(Tensor classes);

    [Dropout(0.1), Output]
    private partial Tensor Passed(Tensor map);
}

/// <summary>The stages of residual networks.</summary>
[Network]
internal sealed partial class InnerNetwork(int channels)
{
    [Stem(8, deep: true)]
    private partial Tensor Stem([Shape("B", nameof(channels), "H", "W")] Tensor image);

    [BasicStage(blocks: 1, width: 8)]
    private partial Tensor Basic(Tensor stem);

    [BottleneckStage(blocks: 1, width: 4, stride: 2), Output]
    private partial Tensor Deep(Tensor basic);
}

/// <summary>A network that is declared for images of one size: a layer behind a flattened image knows it.</summary>
[Network]
internal sealed partial class FixedNetwork
{
    [Linear(5)]
    private partial Tensor Rows([Shape("B", 3, 8, 8)] Tensor image);

    [Flatten]
    private partial Tensor Flat(Tensor rows);

    [Linear(2), Output]
    private partial Tensor Scores(Tensor flat);
}

/// <summary>A network whose sum fits for one height alone, which only the running program can check.</summary>
[Network]
internal sealed partial class MeetingNetwork
{
    [MaxPool(2)]
    private partial Tensor Halved([Shape("B", 3, "H", "W")] Tensor image);

    [AdaptiveAvgPool(4)]
    private partial Tensor Pooled(Tensor image);

    [Sum, Output]
    private partial Tensor Met(Tensor halved, Tensor pooled);
}

/// <summary>A network with a stage of the user's own code.</summary>
[Network]
internal sealed partial class OwnCodeNetwork
{
    [Conv(4, kernel: 1), Output]
    private partial Tensor Plain([Shape("B", 3, "H", "W")] Tensor image);

    [Stage, Output]
    [return: Shape("B", 4, "H", "W")]
    private Tensor Doubled(Tensor plain) => plain * 2;
}
