using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>The tensors of a network by the reference's keys. A network that is itself a backbone lacks the <c>model.</c> that
/// stands before a backbone's keys in DANet.</summary>
internal sealed class NetworkKeys
{
    private readonly Network _network;
    private readonly bool _isBackbone;

    public NetworkKeys(Network network)
    {
        _network = network;
        var state = network.state_dict();
        _isBackbone = state.Keys.All(key => BackboneRules.Whole("").Any(rule => key.StartsWith(rule.Theirs, StringComparison.Ordinal)));
        Tensors = state.ToDictionary(entry => Reference(entry.Key), entry => entry.Value, StringComparer.Ordinal);
    }

    /// <summary>The tensors by the reference's keys, in the network's order.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors { get; }

    /// <summary>Whether there is a part that dialects know.</summary>
    public bool HasBackbone => Tensors.Keys.Any(key => key.StartsWith(BackboneRules.Reference, StringComparison.Ordinal));

    /// <summary>Whether the stem is of three convolutions.</summary>
    public bool HasDeepStem => Tensors.ContainsKey(BackboneRules.Reference + "conv1.0.weight");

    /// <summary>Whether a reference's key can be in the network at all: a backbone has no head.</summary>
    public bool Covers(string key) => !_isBackbone || key.StartsWith(BackboneRules.Reference, StringComparison.Ordinal);

    /// <summary>A reference's key as the network has it.</summary>
    public string Own(string key) => _isBackbone && Covers(key) ? key[BackboneRules.Reference.Length..] : key;

    /// <summary>The beginnings of the reference's keys that a name stands for: a stage, or a part of a key.</summary>
    /// <param name="name">The name.</param>
    /// <param name="file">The file's keys, in the reference's words: they may hold parts that the network lacks.</param>
    /// <exception cref="ArgumentException">Nothing is called so.</exception>
    public IReadOnlyList<string> Parts(string name, IEnumerable<string> file)
    {
        if (_network.KeysOf(name) is { } keys)
            return [.. keys.Select(Reference)];
        var part = Reference(name);
        if (Tensors.Keys.Concat(file).Any(key => IsPart(key, part)))
            return [part];
        var known = _network.StageNames.Concat(Tensors.Keys.SelectMany(Beginnings).Select(Own).Distinct());
        throw new ArgumentException($"{_network.GetName()} has no stage or key '{name}'{Nearest.Hint(name, known)}.", nameof(name));
    }

    /// <summary>Whether a key lies in a part.</summary>
    public static bool IsPart(string key, string part) =>
        key.StartsWith(part, StringComparison.Ordinal) && (key.Length == part.Length || part.EndsWith('.') || key[part.Length] == '.');

    private string Reference(string key) => _isBackbone ? BackboneRules.Reference + key : key;

    private static IEnumerable<string> Beginnings(string key) => key.Select((letter, i) => letter == '.' ? key[..i] : "").Where(part => part.Length > 0).Append(key);
}
