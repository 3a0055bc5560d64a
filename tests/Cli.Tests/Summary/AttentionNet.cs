using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Summary;

/// <summary>Position attention and next to nothing else.</summary>
/// <param name="channels">Channels of the features.</param>
[Network]
internal sealed partial class AttentionNet(int channels = 512)
{
    [Conv(nameof(channels))]
    private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor image);

    [PositionAttention]
    private partial Tensor Attended(Tensor features);

    [Conv(2), Output]
    private partial Tensor Scores(Tensor attended);
}
