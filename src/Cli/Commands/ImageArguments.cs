using DaNetGen.Cli.Data.Layouts;
using Microsoft.Extensions.FileSystemGlobbing;

namespace DaNetGen.Cli.Commands;

/// <summary>Finds the images that a command line names: files, folders, and patterns where the shell has not expanded them.</summary>
internal static class ImageArguments
{
    /// <summary>The images of every argument, in the arguments' order and by name within one.</summary>
    /// <exception cref="UserError">An argument names none.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> arguments) => [.. arguments.SelectMany(Expand)];

    private static IReadOnlyList<string> Expand(string argument)
    {
        if (File.Exists(argument)) return [argument];
        if (Directory.Exists(argument)) return ImageFolder.Images(argument);
        if (!argument.AsSpan().ContainsAny('*', '?')) throw new UserError($"There is no image {argument}; check the path.");
        string root = Path.GetDirectoryName(argument[..argument.IndexOfAny(['*', '?'])]) ?? "/";
        var matcher = new Matcher().AddInclude(Path.GetRelativePath(root.Length == 0 ? "." : root, argument).Replace('\\', '/'));
        string[] found = [.. Matches(matcher, root.Length == 0 ? "." : root).Where(ImageFolder.IsImage).Order(StringComparer.Ordinal)];
        return found.Length > 0 ? found : throw new UserError($"No image matches {argument}; check the pattern.");
    }

    private static IEnumerable<string> Matches(Matcher matcher, string root) => Directory.Exists(root) ? matcher.GetResultsInFullPath(root) : [];
}
