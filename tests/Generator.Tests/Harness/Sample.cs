using System.Text.RegularExpressions;

namespace DaNetGen.Generator.Tests.Harness;

/// <summary>
/// A file with declarations, and how its last network is run: lines <c>// Run: classes = 5, aux = false; H = 37, W = 53</c>
/// name hyperparameters, type parameters and sizes of the inputs.
/// </summary>
internal sealed partial class Sample(string file)
{
    private static readonly Dictionary<string, string> OddSizes = new() { ["B"] = "2", ["H"] = "37", ["W"] = "53" };

    public string Name { get; } = Path.GetFileNameWithoutExtension(file);

    public string Source { get; } = File.ReadAllText(file);

    /// <summary>The values of each run; one run at odd sizes where the file names none.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Runs
    {
        get
        {
            var lines = RunLine().Matches(Source);
            return lines.Count == 0 ? [OddSizes] : lines.Select(line => Values(line.Groups[1].Value));
        }
    }

    public static Sample Of(string folder, string name) => new(Path.Combine(Folders.Samples, folder, name + ".cs"));

    /// <summary>The names of a folder's samples.</summary>
    public static IEnumerable<string> Names(string folder) =>
        Folders.Files(Path.Combine(Folders.Samples, folder)).Select(Path.GetFileNameWithoutExtension).OfType<string>();

    /// <summary>The values that a text names, and the odd sizes of an image.</summary>
    public static IReadOnlyDictionary<string, string> Values(string text)
    {
        var values = new Dictionary<string, string>(OddSizes);
        foreach (var pair in text.Split([';', ','], StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', StringSplitOptions.TrimEntries)))
            values[pair[0]] = pair[1];
        return values;
    }

    [GeneratedRegex("^// Run: (.*?)\\s*$", RegexOptions.Multiline)]
    private static partial Regex RunLine();
}
