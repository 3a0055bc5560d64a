// Run: width = 5
using static TorchSharp.torch;

namespace Samples;

/// <summary>A block with a hyperparameter.</summary>
/// <param name="channels">Channels of its input.</param>
/// <param name="width">Channels of its result.</param>
[Network]
public sealed partial class Block(int channels, int width = 8)
{
    [ConvBnRelu(nameof(width), kernel: 3, stride: 2), Output]
    private partial Tensor Narrow([Shape("B", nameof(channels), "H", "W")] Tensor features);

    [Conv("width * 2"), Output]
    private partial Tensor Wide(Tensor features);
}

/// <summary>A network of networks.</summary>
/// <param name="width">Channels of the blocks.</param>
[Network]
public sealed partial class UseNet(int width)
{
    [Use<Block>(3, nameof(width))]
    private partial Block.Outputs First([Shape("B", 3, "H", "W")] Tensor image);

    [Use<Block>("firstNarrow.C"), Key("again")]
    private partial Block.Outputs Second(Tensor firstNarrow);

    [Sum, Output]
    private partial Tensor Fused(Tensor firstWide, Tensor widened);

    [Conv("width * 2")]
    private partial Tensor Widened(Tensor resized);

    [Upsample]
    private partial Tensor Resized(Tensor secondNarrow, Tensor image);
}
