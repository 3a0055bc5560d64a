namespace DaNetGen;

/// <summary>"Did you mean": the nearest of the known names.</summary>
internal static class Nearest
{
    /// <summary>" (did you mean 'Layer1'?)" where a name is near, else nothing.</summary>
    public static string Hint(string name, IEnumerable<string> known) => Find(name, known) is { } nearest ? $" (did you mean '{nearest}'?)" : "";

    /// <summary>The nearest name; null where none is near.</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        var (nearest, least) = (default(string), int.MaxValue);
        foreach (var candidate in known)
        {
            var most = Math.Min(least - 1, Math.Max(1, candidate.Length / 2));
            // Names differ by their lengths' difference at least: most of many need not be compared.
            if (Math.Abs(candidate.Length - name.Length) <= most && Distance(name, candidate) is var distance && distance <= most)
                (nearest, least) = (candidate, distance);
        }
        return nearest;
    }

    /// <summary>Levenshtein's distance, without regard to case.</summary>
    internal static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < right.Length; j++)
            {
                var substitution = diagonal + (char.ToUpperInvariant(left[i]) == char.ToUpperInvariant(right[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(substitution, Math.Min(row[j], diagonal) + 1);
            }
        }
        return row[^1];
    }
}
