using DaNetGen.Cli.Summary;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Benchmark;

/// <summary>The cases of the README's table.</summary>
internal static class TableCases
{
    private static readonly IReadOnlyList<Precision> Both = [Precision.Fp32, Precision.Bf16];
    private static readonly IReadOnlyList<Precision> Single = [Precision.Fp32];
    private static readonly IReadOnlyList<string> Everything = [], FusedAlone = ["Fused"];

    /// <summary>A small and a fine DANet-R50, a small one on a photo, and a whole street scene, whose attention map decides the memory.</summary>
    /// <param name="rounds">How often each variant has its turn.</param>
    public static IReadOnlyList<BenchCase> All(int rounds) =>
    [
        BenchCase.Of("danet-r50", 32, new(1, 224, 224), Everything, Both, rounds, memory: true),
        BenchCase.Of("danet-r50", 8, new(1, 512, 512), Everything, Both, rounds, memory: true),
        BenchCase.Of("danet-r18", 8, new(1, 360, 480), FusedAlone, Both, rounds, memory: true),
        BenchCase.Of("danet-r50", 8, new(1, 1024, 2048), Everything, Single, rounds: 0, memory: true),
        BenchCase.Of("danet-r50", 8, new(1, 1024, 2048), FusedAlone, Single, rounds: 0, memory: true),
    ];
}
