using System.Reflection;
using System.Text.RegularExpressions;

namespace DaNetGen.Cli.Export.PyTorch;

/// <summary>The modules behind composite operators, written by hand; a file gets those that it names, and those that they name.</summary>
internal static class Helpers
{
    // Each after those that it names.
    private static readonly string[] Order =
    [
        "kaiming_normal", "group_norm", "merge", "upsample", "FrozenBatchNorm2d", "ConvBnRelu", "DeepConvolutions", "Stem", "DeepStem", "BasicStage",
        "BottleneckStage", "PositionAttention", "ChannelAttention",
    ];

    /// <summary>Names that no class of a network may have.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Order, "BasicBlock", "BottleneckBlock"];

    /// <summary>The text of those that some code needs.</summary>
    public static IReadOnlyList<string> For(string code)
    {
        List<string> found = [];
        foreach (string name in Order.Reverse())
        {
            if (!Regex.IsMatch(string.Join('\n', found.Prepend(code)), $@"(?<![.\w]){name}\b")) continue;
            found.Insert(0, Read(name));
        }
        return found;
    }

    /// <summary>The text of a file of Python.</summary>
    public static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.py")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
