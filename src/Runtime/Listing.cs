namespace DaNetGen;

/// <summary>Lists within sentences.</summary>
internal static class Listing
{
    /// <summary>As <c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    /// <param name="words">What is listed.</param>
    /// <param name="last">Stands before the last of several, such as "and".</param>
    public static string Of(IReadOnlyList<string> words, string last) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} {last} {words[^1]}";
}
