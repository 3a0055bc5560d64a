using DaNetGen.Graphs.Weights;

namespace DaNetGen.Export;

/// <summary>The names of weights: the key of a parameter, and with an ending that of what was computed from it.</summary>
/// <param name="network">The network whose weights they are.</param>
internal sealed class WeightKeys(Network network)
{
    private readonly Dictionary<object, string> _keys = network.state_dict()
        .GroupBy(entry => (object)entry.Value, ReferenceEqualityComparer.Instance).ToDictionary(group => group.Key!, group => group.First().Key, ReferenceEqualityComparer.Instance);

    /// <summary>The name of a weight.</summary>
    public string NameOf(Weight weight) => weight switch
    {
        Stored stored => KeyOf(stored),
        NormalisedBias { Bias: null } bias => $"{NameOf(bias.Norm.Shift)}.folded",
        NormalisedBias bias => $"{NameOf(bias.Bias)}.folded",
        _ => $"{NameOf(weight.Parameters.First())}.folded",
    };

    /// <summary>The key of a parameter or buffer.</summary>
    public string KeyOf(Stored stored) => _keys[stored.Current()];
}
