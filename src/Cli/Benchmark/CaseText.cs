using DaNetGen.Cli.Catalog;

namespace DaNetGen.Cli.Benchmark;

/// <summary>Cases in words.</summary>
internal static class CaseText
{
    /// <summary>As <c>danet-r50, 512x512, stride 8</c>, and the outputs where they are not all.</summary>
    public static string Name(BenchCase bench)
    {
        string outputs = bench.Outputs.Count == 0 ? "" : $", {string.Join(" and ", bench.Outputs.Select(name => name.ToLowerInvariant()))} alone";
        return $"{bench.Spec.Name}, {bench.Size.Height}x{bench.Size.Width}, stride {bench.Spec.OutputStride}{outputs}";
    }

    /// <summary>As <c>compiled, bf16</c>.</summary>
    public static string Name(string variant, Precision precision) => $"{variant}, {PrecisionWord.Of(precision)}";
}
