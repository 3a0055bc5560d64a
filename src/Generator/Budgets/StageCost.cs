using DaNetGen.Generator.Budgets.Memory;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Budgets;

/// <summary>What a stage adds to a count.</summary>
/// <param name="Stage">The stage, with those that it lies in before it: <c>Backbone.Layer4</c>.</param>
/// <param name="Count">How much; in symbols of what is open.</param>
internal sealed record StageCost(string Stage, Dim Count)
{
    /// <summary>
    /// The stages of a network and of those inside it, each by itself; of peak memory, what is held of each at that moment, or
    /// where a size is open, that.
    /// </summary>
    public static IEnumerable<StageCost> Of(Quantity quantity, InferredNetwork network) => quantity switch
    {
        Quantity.Parameters => Leaves(network, "").Select(l => new StageCost(l.Path, Counts.Parameters(l.Stage))),
        Quantity.MultiplyAdds => Leaves(network, "").Select(l => new StageCost(l.Path, Counts.MultiplyAdds(l.Stage))),
        _ when Numbers.Open(network) is { } open => [new StageCost("", open)],
        _ => PeakMemory.Of(network, quantity == Quantity.TrainingPeakActivationBytes).Owners.Select(o => new StageCost(o.Key, Dim.Of(o.Value))),
    };

    private static IEnumerable<(string Path, InferredStage Stage)> Leaves(InferredNetwork network, string prefix) =>
        network.Stages.SelectMany(s => s.Network is { } inside ? Leaves(inside, $"{prefix}{s.Name}.") : [(prefix + s.Name, s)]);
}
