using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Budgets;

/// <summary>What a stage adds to a count.</summary>
/// <param name="Stage">The stage, with those that it lies in before it: <c>Backbone.Layer4</c>.</param>
/// <param name="Count">How much; in symbols of what is open.</param>
internal sealed record StageCost(string Stage, Dim Count)
{
    /// <summary>The stages of a network and of those inside it, each by itself.</summary>
    public static IEnumerable<StageCost> Of(Quantity quantity, InferredNetwork network) => Leaves(network, "").Select(leaf => new StageCost(
        leaf.Path,
        quantity == Quantity.Parameters ? Counts.Parameters(leaf.Stage) : Counts.MultiplyAdds(leaf.Stage)));

    private static IEnumerable<(string Path, InferredStage Stage)> Leaves(InferredNetwork network, string prefix) =>
        network.Stages.SelectMany(s => s.Network is { } inside ? Leaves(inside, $"{prefix}{s.Name}.") : [(prefix + s.Name, s)]);
}
