using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Tests.Harness;
using DaNetGen.Generator.Tests.Reference;

namespace DaNetGen.Generator.Tests.Oracle;

/// <summary>A compiled network with its hyperparameters bound, beside the reference.</summary>
/// <param name="make">Makes the network.</param>
/// <param name="bound">Its shapes.</param>
/// <param name="open">Its shapes by itself, as its documentation shows them.</param>
/// <param name="hyperparameters">The values that were bound.</param>
/// <param name="count">What was met.</param>
internal sealed class CompiledNetwork(
    Func<Network> make, InferredNetwork bound, InferredNetwork open, IReadOnlyDictionary<string, string> hyperparameters, OracleCount count) : IDisposable
{
    private bool hasCompared;

    private readonly Lazy<Network> made = new(() =>
    {
        var network = make();
        network.eval();
        return network;
    });

    /// <summary>How a run at these sizes differs from that of the reference; null where it does not.</summary>
    public string? Disagreement(ReferenceOutcome reference, IReadOnlyDictionary<string, long> sizes)
    {
        try
        {
            var stages = new RealStages(bound, made.Value, open, hyperparameters, sizes);
            var disagreement = stages.Disagreement(reference.Frame!);
            count.Add("runs of compiled networks");
            count.Add("stages whose shape was compared", stages.Compared);
            foreach (var stage in bound.Linked.Declaration.Stages)
                count.Add($"ran {stage.Operator}");
            if (disagreement is null && reference.Truth == Truth.Runs && !reference.Frame!.IsRefused && !hasCompared)
            {
                // With every pass, and with all but one, a different one from network to network.
                hasCompared = true;
                var leftOut = (int)(count["networks compared with their compiled form"] % Passes.Pass.All.Count);
                count.Add("networks compared with their compiled form");
                var inputs = reference.Frame.Network.Inputs.Select(i => reference.Frame.Values[i.Name].shape).ToList();
                disagreement = CompiledAlike.Difference(made.Value, inputs, [new(), new() { Passes = [.. Passes.Pass.All.Where((_, i) => i != leftOut)] }]);
            }

            return reference.Truth != Truth.Runs ? $"it runs, but the reference fails at {reference.Stage}: {reference.Message}"
                : reference.Frame!.IsRefused ? "it runs, but what is declared of its sizes is not met"
                : disagreement;
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            return Refused(reference, e.InnerException ?? e);
        }
    }

    public void Dispose()
    {
        if (made.IsValueCreated)
            made.Value.Dispose();
    }

    private string? Refused(ReferenceOutcome reference, Exception exception)
    {
        // PyTorch stretches a 1 to another size by itself; compiled networks refuse that, and sizes that are declared not to be.
        var isRight = reference.Truth != Truth.Runs || reference.Frame is { IsRefused: true } or { HasStretched: true };
        count.Add(reference.Truth != Truth.Runs ? "runs that fail in both"
            : reference.Frame!.IsRefused ? "runs refused by declared facts"
            : "runs refused where PyTorch would stretch a value");
        return isRight ? null : $"it fails, but the reference runs: {exception.Message.Split('\n')[0]}";
    }
}
