using DaNetGen.Programs;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Benchmark.Variants;

/// <summary>What the networks look at: noise with the mean and deviation of a standardised photo.</summary>
internal static class RandomImage
{
    private const int Seed = 1;

    /// <summary>The image of a workload, <c>[B, 3, H, W]</c>. It starts torch's chance anew, so that weights made after it are the same each time.</summary>
    public static Tensor Of(Workload work)
    {
        manual_seed(Seed);
        using Tensor wide = randn(work.Size.Batch, 3, work.Size.Height, work.Size.Width);
        return wide.to(work.Precision.Type(), copy: true);
    }
}
