using DaNetGen.Cli.Catalog;
using DaNetGen.Generator.Budgets.Memory;
using DaNetGen.Generator.Inference;

namespace DaNetGen.Cli.Summary;

/// <summary>The memory that a network's runs hold in tensors, as <c>[Budget]</c> counts it.</summary>
/// <param name="Inference">A run without gradients.</param>
/// <param name="Training">A step of training.</param>
internal sealed record NetworkMemory(PeakMemory Inference, PeakMemory Training)
{
    /// <summary>Counts a network of the catalogue.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="size">The size of its input.</param>
    public static NetworkMemory Of(ModelSpec spec, InputSize size)
    {
        using Network network = ModelCatalog.Build(spec);
        return Of(spec, network.GetType(), size);
    }

    /// <summary>Counts a network of the catalogue whose class is known.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="type">The class that the catalogue builds for it.</param>
    /// <param name="size">The size of its input.</param>
    public static NetworkMemory Of(ModelSpec spec, Type type, InputSize size)
    {
        InferredNetwork inferred = CompiledGraph.Infer(type, NetworkSummary.Arguments(spec), size);
        return new(PeakMemory.Of(inferred, isTraining: false), PeakMemory.Of(inferred, isTraining: true));
    }

    /// <summary>The most that is held at once while a stage runs, or one of the stages inside it.</summary>
    public static long During(PeakMemory memory, string path) => memory.Stages
        .Where(s => s.Key == path || s.Key.StartsWith(path + ".", StringComparison.Ordinal)).Select(s => s.Value).DefaultIfEmpty().Max();
}
