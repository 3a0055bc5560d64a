using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace DaNetGen.Cli.Tests.Documentation;

/// <summary>A page of Markdown, as its readers meet it.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Text">What it says.</param>
internal sealed partial record MarkdownPage(string Path, string Text)
{
    private static readonly string[] Made = ["bin", "obj", "packages", "runs", "TestResults", "artifacts"];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Here())!, "..", "..", ".."));

    /// <summary>Every page of the repository.</summary>
    public static IReadOnlyList<MarkdownPage> All { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.md", SearchOption.AllDirectories)
            .Where(path => !Parts(path).Any(part => Made.Contains(part) || part.StartsWith('.'))).Order(StringComparer.Ordinal).Select(Read),
    ];

    /// <summary>The page of a file.</summary>
    public static MarkdownPage Read(string path) => new(path, File.ReadAllText(path).ReplaceLineEndings("\n"));

    /// <summary>Its path within the repository.</summary>
    public string Name => string.Join('/', Parts(Path));

    /// <summary>The lines of its blocks of code.</summary>
    public IEnumerable<string> CodeLines => Block().Matches(Text).SelectMany(block => block.Groups[1].Value.Split('\n'));

    /// <summary>Its words of code within sentences.</summary>
    public IEnumerable<string> Spans => Span().Matches(Block().Replace(Text, "")).Select(span => span.Groups[1].Value);

    /// <summary>What it links to, pictures included; places elsewhere on the web left out.</summary>
    public IEnumerable<string> RelativeLinks =>
        Link().Matches(Span().Replace(Block().Replace(Text, ""), "")).Select(link => link.Groups[1].Value).Where(target => !target.Contains("://", StringComparison.Ordinal));

    /// <summary>The links that lead nowhere.</summary>
    public IEnumerable<string> BrokenLinks => RelativeLinks.Where(link =>
    {
        string[] parts = link.Split('#', 2);
        string target = parts[0].Length == 0 ? Path : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, parts[0]);
        if (parts.Length == 1) return !File.Exists(target) && !Directory.Exists(target);
        return target != Path ? !File.Exists(target) || !Read(target).Anchors.Contains(parts[1]) : !Anchors.Contains(parts[1]);
    });

    /// <summary>The anchors of its headings, made of them as GitHub does.</summary>
    public IReadOnlySet<string> Anchors
    {
        get
        {
            var anchors = new HashSet<string>();
            foreach (Match heading in Heading().Matches(Block().Replace(Text, "")))
            {
                string anchor = Mark().Replace(heading.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'), numbered = anchor;
                for (int i = 1; !anchors.Add(numbered); i++) numbered = $"{anchor}-{i}";
            }
            return anchors;
        }
    }

    private static string[] Parts(string path) => System.IO.Path.GetRelativePath(Root, path).Split(System.IO.Path.DirectorySeparatorChar);

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex("^```[^\n]*\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Span();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Mark();
}
