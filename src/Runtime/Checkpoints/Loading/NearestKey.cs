namespace DaNetGen.Checkpoints;

/// <summary>The most similar of some keys.</summary>
internal static class NearestKey
{
    /// <summary>The most similar key of the same kind (weight, bias, ...), else of any; null where none is similar.</summary>
    public static string? Find(string key, IReadOnlyCollection<string> keys)
    {
        var kind = key[(key.LastIndexOf('.') + 1)..];
        return Nearest.Find(key, keys.Where(other => other.EndsWith($".{kind}", StringComparison.Ordinal))) ?? Nearest.Find(key, keys);
    }
}
