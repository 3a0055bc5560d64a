using System.Globalization;

namespace DaNetGen.Checkpoints;

/// <summary>
/// Finds the weights in what a pickle holds: under <c>state_dict</c>, <c>model_state_dict</c> or <c>model</c>, else at the top, else under the one
/// other name that holds a dictionary of tensors. An optimiser's memory lies deeper and is never meant.
/// </summary>
internal static class StateDictFinder
{
    private static readonly string[] Wrappers = ["state_dict", "model_state_dict", "model"];

    /// <summary>The weights and the plain values beside them.</summary>
    /// <param name="root">What the pickle holds.</param>
    /// <param name="place">Where a storage begins in the file.</param>
    /// <exception cref="WeightsFault">There are none, several could be meant, or a tensor reaches out of its storage.</exception>
    public static WeightsContent Find(object? root, Func<PickledStorage, long> place)
    {
        if (root is not PickledDictionary top)
            throw WeightsFault.Refused($"it holds {(root is PickledTensor ? "a tensor" : "a value")} without a name; save model.state_dict()");
        var weights = Choose(top);
        var tensors = new List<StoredTensor>();
        foreach (var (key, value) in weights.Entries)
        {
            if (value is PickledTensor tensor)
                tensors.Add(TensorPlacement.Place(key, tensor, place));
            else if (value is PickledDictionary { HoldsTensors: true })
                throw Several(["the top level", key]);
        }
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in top.Entries)
        {
            if (Text(value) is { } text)
                metadata.Add(key, text);
        }
        return new WeightsContent(tensors, metadata);
    }

    private static PickledDictionary Choose(PickledDictionary top)
    {
        var nested = top.Entries.Where(entry => entry.Value is PickledDictionary { HoldsTensors: true }).Select(entry => entry.Key).ToArray();
        var wrappers = nested.Intersect(Wrappers).ToArray();
        var names = wrappers.Length > 0 ? wrappers : nested;
        // A tensor beside a wrapper is a score or a step; beside any other dictionary it may be a weight.
        if (top.HoldsTensors && wrappers.Length == 0)
            return names.Length == 0 ? top : throw Several(["the top level", .. names]);
        if (names.Length > 1)
            throw Several(names);
        var empty = Wrappers.Select(name => top.Entries.GetValueOrDefault(name)).OfType<PickledDictionary>().FirstOrDefault(dictionary => dictionary.Entries.Count == 0);
        return names.Length == 1 ? (PickledDictionary)top.Entries[names[0]]!
            : empty ?? (top.Entries.Count == 0 ? top : throw WeightsFault.Refused("it holds no tensors; save model.state_dict()"));
    }

    private static string? Text(object? value) => value switch
    {
        string text => text,
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        _ => null,
    };

    private static WeightsFault Several(IEnumerable<string> names) =>
        WeightsFault.Refused($"several of its dictionaries hold tensors ({string.Join(", ", names.Take(8).Select(WeightsFault.Plain))}) and any could be meant; save the one of the model alone");
}
