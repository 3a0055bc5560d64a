using System.Text.RegularExpressions;

namespace DaNetGen.Build;

/// <summary>
/// Finds the files that <c>[Checkpoint("...")]</c> names in C# sources. A build knows no attributes before it compiles, so this looks
/// for the text: one too many costs a header, and what it cannot see, such as a constant, is listed as <c>CheckpointFile</c>.
/// </summary>
internal static class CheckpointNames
{
    private static readonly Regex Attribute = new(
        """(?<=[\[,.\s:])Checkpoint(?:Attribute)?\s*\(\s*(?:path\s*:\s*)?(?:"{3}(?<raw>[^"\r\n]+)"{3}|@"(?<verbatim>(?:[^"]|"")+)"|"(?<plain>(?:[^"\\\r\n]|\\.)+)")\s*\)""",
        RegexOptions.CultureInvariant);

    /// <summary>The paths as the compiler reads them, in the order of the text, outside of comments to the end of a line.</summary>
    public static IEnumerable<string> In(string source) => Attribute.Matches(source).Cast<Match>().Where(match => !IsComment(source, match.Index)).Select(Path);

    private static bool IsComment(string source, int index)
    {
        var start = source.LastIndexOf('\n', index) + 1;
        return source.Substring(start, index - start).Contains("//");
    }

    private static string Path(Match match) => match switch
    {
        { Groups: var groups } when groups["raw"].Success => groups["raw"].Value,
        { Groups: var groups } when groups["verbatim"].Success => groups["verbatim"].Value.Replace("\"\"", "\""),
        _ => Regex.Replace(match.Groups["plain"].Value, @"\\(.)", "$1"),
    };
}
