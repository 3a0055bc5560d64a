using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Benchmark.Results;

/// <summary>What was measured of a network at one size.</summary>
/// <param name="Case">The network and the size.</param>
/// <param name="MultiplyAdds">Its multiply-adds.</param>
/// <param name="Rooflines">The rates that the processor reached, round by round, in operations in a second.</param>
/// <param name="Variants">The variants, in the order of the table.</param>
internal sealed record CaseResult(
    BenchCase Case, long MultiplyAdds, IReadOnlyDictionary<Precision, double[]> Rooflines, IReadOnlyList<VariantResult> Variants)
{
    /// <summary>The variants that ran.</summary>
    public IEnumerable<VariantResult> Present => Variants.Where(variant => variant.Absence is null);
}
