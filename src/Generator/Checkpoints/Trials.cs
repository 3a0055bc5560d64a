using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Checkpoints;

/// <summary>Tries a checkpoint on a network with some hyperparameters after others. Most make no difference to the weights, which is soon seen.</summary>
internal sealed class Trials(LinkedNetwork network, CheckpointHeader header)
{
    private readonly HashSet<string> ints =
        new(network.Declaration.Hyperparameters.Where(h => h.Kind == HyperparameterKind.Int).Select(h => h.Name), StringComparer.Ordinal);

    private readonly List<(NetworkWeights Weights, Fit Fit)> known = [];

    /// <summary>How the file fits, as far as the network can be made.</summary>
    public Fit Of(Dictionary<string, BoundValue> values) => Of(Infer(values), values);

    /// <summary>How the file fits; null where the network cannot be made with these values.</summary>
    public Fit? Try(Dictionary<string, BoundValue> values) => Infer(values) is var inferred && IsSound(inferred) ? Of(inferred, values) : null;

    /// <summary>Where sizes turn out equal, such as those on a skip path, a layer may go: then once more, with what the file says of sizes.</summary>
    private Fit Of(InferredNetwork inferred, Dictionary<string, BoundValue> values)
    {
        var fit = Compare(inferred);
        if (fit.Misfits == 0 || fit.Solved.Count == 0)
        {
            return fit;
        }

        var solved = new Dictionary<string, BoundValue>(values, StringComparer.Ordinal);
        foreach (var size in fit.Solved)
        {
            solved[size.Key] = new IntValue(Dim.Of(size.Value.Value));
        }

        var again = Infer(solved);
        var closed = Compare(again) with { Solved = fit.Solved };
        return closed.Misfits < fit.Misfits && IsSound(again) ? closed : fit;
    }

    private Fit Compare(InferredNetwork inferred)
    {
        var weights = NetworkWeights.Of(inferred);
        if (known.Find(k => k.Weights.Equals(weights)) is { Fit: { } same })
        {
            return same;
        }

        var fit = Fit.Of(weights, header, ints);
        known.Add((weights, fit));
        return fit;
    }

    private InferredNetwork Infer(Dictionary<string, BoundValue> values) =>
        NetworkInference.Infer(network, new Scope(network.Declaration, values), TypeBindings.Open, inputs: null);

    private static bool IsSound(InferredNetwork inferred) => !inferred.Problems.Any(p => p.IsError);
}
