using System.Text.RegularExpressions;

namespace DaNetGen.Tests;

/// <summary>The checkpoint that a page of <c>docs/diagnostics</c> shows: its path, then a line for each tensor.</summary>
internal static partial class PageCheckpoint
{
    /// <summary>What a build reads of the page's checkpoint; null where the page has none.</summary>
    public static string? Text(string page)
    {
        if (Block().Match(page.ReplaceLineEndings("\n")) is not { Success: true } block)
            return null;
        var path = block.Groups[1].Value;
        var tensors = Line().Matches(block.Groups[2].Value).Select(m => m.Groups)
            .Select(m => $"tensor\t{m[2]}\t{m[3].Value.Replace(" ", "", StringComparison.Ordinal)}\t{m[1]}\t{m[1]}\t\n");
        return $"path\t{path}\noutput\t{path}\ndialect\treference\t\n{string.Concat(tensors)}";
    }

    [GeneratedRegex("```text\n(weights/.*)\n([^`]*)```")]
    private static partial Regex Block();

    [GeneratedRegex(@"^(\S+) +(\S+) +\[(.*)\]$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
