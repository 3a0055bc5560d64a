using System.Text.Json.Serialization;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Summary;
using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Benchmark;

/// <summary>What a variant is to run; every variant gets the same. It travels to other processes as JSON.</summary>
/// <param name="Spec">The network; without auxiliary heads where no output of theirs is wanted.</param>
/// <param name="Size">The size of its input.</param>
/// <param name="Outputs">The outputs that are wanted, by their declared names; all of them where it is empty.</param>
/// <param name="Precision">In which numbers it computes.</param>
/// <param name="Threads">Threads for one operator.</param>
/// <param name="Folder">A folder for files that <see cref="Variants.IVariant.Prepare"/> makes.</param>
/// <param name="Extras">The variants that take part on request.</param>
internal sealed record Workload(
    ModelSpec Spec, InputSize Size, IReadOnlyList<string> Outputs, Precision Precision, int Threads, string Folder, ExtraVariants Extras)
{
    /// <summary>The outputs as the compiler and the exporters take them: null for all.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? WantedOutputs => Outputs.Count == 0 ? null : Outputs;
}
