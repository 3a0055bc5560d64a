using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Tensors under the keys of another dialect.</summary>
internal static class Translation
{
    /// <summary>The tensors of a file in another dialect's words, without those that DANet has no use for.</summary>
    /// <param name="entries">The file's tensors.</param>
    /// <param name="read">Reads one by its key.</param>
    /// <param name="path">Its path, for the message.</param>
    /// <param name="from">Its dialect.</param>
    /// <param name="to">The other dialect.</param>
    /// <exception cref="CheckpointException">A key of the file is none of its dialect's, or the other dialect has no key for it.</exception>
    public static IReadOnlyList<(string Key, Tensor Value)> Between(IEnumerable<WeightsEntry> entries, Func<string, Tensor> read, string path, Dialect from, Dialect to)
    {
        var rules = entries.Where(entry => !from.IsIgnored(entry.Key)).Select(entry => (entry.Key, Rule: from.ToReference(entry.Key))).ToArray();
        var alien = rules.Where(entry => entry.Rule is null).Select(entry => entry.Key).ToArray();
        if (alien.Length > 0)
            throw new CheckpointException($"'{path}' is not converted: {alien.Length} of its keys are none of the dialect '{from.Name}' (e.g. {alien[0]}); keep its keys, or save it anew without them.");
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (key, rule) in rules)
        {
            var value = read(key);
            tensors.Add(rule!.ToReference(key), rule.Scalar ? value.reshape(1) : value);
        }
        return FromReference(tensors, to, $"'{path}'");
    }

    /// <summary>The reference's tensors in a dialect's words; of a dialect of backbones, the backbone's alone.</summary>
    /// <param name="tensors">The tensors by the reference's keys.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="what">What holds them, for the message.</param>
    /// <exception cref="CheckpointException">The dialect has no key for some of them.</exception>
    public static IReadOnlyList<(string Key, Tensor Value)> FromReference(IReadOnlyDictionary<string, Tensor> tensors, Dialect dialect, string what)
    {
        var deep = tensors.ContainsKey(BackboneRules.Reference + "conv1.0.weight");
        var told = tensors.Where(entry => !dialect.BackboneOnly || entry.Key.StartsWith(BackboneRules.Reference, StringComparison.Ordinal))
            .Select(entry => (entry.Key, entry.Value, Rule: dialect.FromReference(entry.Key, deep))).ToArray();
        var alien = told.Where(entry => entry.Rule is null).Select(entry => entry.Key).ToArray();
        if (alien.Length > 0 || told.Length == 0)
        {
            var example = alien.Length > 0 ? $"{alien.Length} of {what} (e.g. {alien[0]})" : $"those of {what}";
            throw new CheckpointException($"The dialect '{dialect.Name}' has no keys for {example}: choose another dialect, or leave the dialect out.");
        }
        return [.. told.Select(entry => (entry.Rule!.FromReference(entry.Key), entry.Rule.Scalar ? entry.Value.reshape() : entry.Value))];
    }
}
