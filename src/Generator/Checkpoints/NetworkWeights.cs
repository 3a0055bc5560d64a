using DaNetGen.Generator.Common;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Checkpoints;

/// <summary>A parameter or buffer of a network.</summary>
/// <param name="Key">Its key in the state_dict.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Stage">The stage that owns it, with those around it: <c>Fused of Head</c>.</param>
internal sealed record NetworkWeight(string Key, Shape Shape, string Stage)
{
    /// <summary>A count of batches: nothing reads it where a momentum is given, and weights saved by early PyTorch lack it.</summary>
    public bool IsCount => Key.EndsWith("num_batches_tracked", StringComparison.Ordinal);
}

/// <summary>The state_dict of a network, as far as the compiler knows it.</summary>
/// <param name="Weights">The weights, in the order of their keys.</param>
/// <param name="Open">The beginnings of keys of the user's own modules, which only the running network knows.</param>
internal sealed record NetworkWeights(EquatableArray<NetworkWeight> Weights, EquatableArray<string> Open)
{
    public static NetworkWeights Of(InferredNetwork network)
    {
        var (weights, open) = (new List<NetworkWeight>(), new List<string>());
        Collect(network, "", "", weights, open);
        return new NetworkWeights(weights.ToEquatable(), open.ToEquatable());
    }

    /// <summary>Whether a key may be one of a module of the user's own.</summary>
    public bool IsOpen(string key) => Open.Any(part => key.StartsWith(part, StringComparison.Ordinal));

    private static void Collect(InferredNetwork network, string prefix, string around, List<NetworkWeight> weights, List<string> open)
    {
        foreach (var stage in network.Linked.Declaration.Stages.Select(s => network.Find(s.Name)).OfType<InferredStage>())
        {
            var key = stage.Linked.Declaration.KeyOrDefault is { Length: > 0 } own ? $"{prefix}{own}." : prefix;
            var name = stage.Name + around;
            if (stage.Network is { } inside)
            {
                Collect(inside, key, $" of {name}", weights, open);
            }
            else if (stage.Linked.Declaration.Module is not null)
            {
                open.Add(key);
            }

            weights.AddRange(stage.Primitives.SelectMany(p => p.Weights).Select(w => new NetworkWeight(key + w.Key, w.Shape, name)));
        }
    }
}
