namespace DaNetGen.CodeFixes;

/// <summary>Words for titles.</summary>
internal static class Sentence
{
    /// <summary><c>'a', 'b' and 'c'</c>.</summary>
    public static string List(IEnumerable<string> names)
    {
        var quoted = names.Select(n => $"'{n}'").ToList();
        return quoted.Count < 2 ? string.Concat(quoted) : $"{string.Join(", ", quoted.Take(quoted.Count - 1))} and {quoted[quoted.Count - 1]}";
    }
}
