using DaNetGen.Graphs;

namespace DaNetGen.Passes;

/// <summary>A change of a graph that leaves what it computes as it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Apply">Makes the new graph.</param>
internal sealed record Pass(string Name, Func<Graph, Graph> Apply)
{
    /// <summary>Whether it changes nothing but where values lie: good for programs whose steps add in place.</summary>
    public bool IsForCaches { get; init; }

    /// <summary>Whether its differences of values would lose too much in narrow types.</summary>
    public bool IsForSinglePrecision { get; init; }

    /// <summary>
    /// The passes in the order in which they run. Normalisation first, since it makes convolutions out of two nodes; sums before ReLU, which
    /// follows them; convolutions that read the same value late, when it is known what each of them does besides; how each is
    /// computed comes after, and cuts of what is left last.
    /// </summary>
    public static IReadOnlyList<Pass> All { get; } =
    [
        new(nameof(FoldBatchNorm), FoldBatchNorm.Apply),
        new(nameof(FuseAttention), FuseAttention.Apply),
        new(nameof(FoldScale), FoldScale.Apply),
        new(nameof(FuseAdd), FuseAdd.Apply),
        new(nameof(FuseRelu), FuseRelu.Apply),
        new(nameof(MergeConvolutions), MergeConvolutions.Apply),
        new(nameof(ChooseWinograd), ChooseWinograd.Apply) { IsForSinglePrecision = true },
        new(nameof(SplitConvolutions), SplitConvolutions.Apply) { IsForCaches = true },
    ];

    /// <summary>The graph after some passes, for the outputs that are wanted alone.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="outputs">The wanted outputs, by their declared names; null for all.</param>
    /// <param name="passes">The passes, in their order.</param>
    /// <exception cref="ArgumentException">There is no such output.</exception>
    public static Graph Run(Graph graph, IReadOnlyList<string>? outputs, IReadOnlyList<Pass> passes) =>
        passes.Aggregate(WantedOutputs.Keep(graph, outputs), (current, pass) => pass.Apply(current));
}
