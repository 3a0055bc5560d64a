namespace DaNetGen.Cli;

/// <summary>The known name that a mistyped one was meant to be.</summary>
internal static class Nearest
{
    /// <summary>Returns " (did you mean 'x'?)" for the nearest of <paramref name="known"/>, or "" where none is near.</summary>
    public static string Hint(string given, IEnumerable<string> known)
    {
        var best = known.Select(name => (Name: name, Edits: Edits(given.ToLowerInvariant(), name.ToLowerInvariant())))
            .OrderBy(candidate => candidate.Edits)
            .FirstOrDefault();
        bool near = best.Name is not null && best.Edits <= Math.Max(2, best.Name.Length / 3);
        return near ? $" (did you mean '{best.Name}'?)" : "";
    }

    /// <summary>How many single-letter edits lead from one word to the other (Levenshtein's distance).</summary>
    public static int Edits(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
