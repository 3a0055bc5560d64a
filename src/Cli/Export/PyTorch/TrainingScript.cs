using System.Text.RegularExpressions;
using DaNetGen.Cli.Catalog;

namespace DaNetGen.Cli.Export.PyTorch;

/// <summary>Fills in the script that trains an exported network, and the files that it imports.</summary>
internal static class TrainingScript
{
    private const string Places = "\"PAIRS\"", Indent = "    ";

    private static readonly string[] Names = ["train", "data", "score"];

    /// <summary>The script, and beside it what reads data folders and what scores.</summary>
    /// <param name="module">The exported module, as Python imports it.</param>
    /// <param name="network">The network's class in it.</param>
    /// <param name="backbone">The key of the network's backbone.</param>
    /// <param name="model">What stands beside the weights that it saves.</param>
    public static IEnumerable<ExportedFile> Write(string module, string network, string backbone, TrainedModel model) => Names.Select(name =>
        ExportedFile.OfText($"{name}.py", Helpers.Read(name)
            .Replace("MODULE", module, StringComparison.Ordinal)
            .Replace("NETWORK", network, StringComparison.Ordinal)
            .Replace("BACKBONE", backbone, StringComparison.Ordinal)
            .Replace(Places, Dictionary(TrainedModelMetadata.Write(model)), StringComparison.Ordinal)));

    private static string Dictionary(IReadOnlyDictionary<string, string> pairs)
    {
        List<string> lines = ["{"];
        foreach ((string key, string value) in pairs)
        {
            string line = $"{Indent}\"{key}\": {PythonNames.Text(value)},";
            if (line.Length <= PythonWriter.Width)
            {
                lines.Add(line);
                continue;
            }
            lines.Add($"{Indent}\"{key}\": (");
            lines.AddRange(Pieces(value).Select(piece => $"{Indent}{Indent}{PythonNames.Text(piece)}"));
            lines.Add($"{Indent}),");
        }
        return string.Join('\n', [.. lines, "}"]);
    }

    /// <summary>Lists in pieces that fit into lines.</summary>
    private static IEnumerable<string> Pieces(string list)
    {
        int room = PythonWriter.Width - 2 * Indent.Length;
        string piece = "";
        foreach (string item in Regex.Split(list, @"(?<=[,\n])"))
        {
            if (piece.Length > 0 && PythonNames.Text(piece + item).Length > room)
            {
                yield return piece;
                piece = "";
            }
            piece += item;
        }
        yield return piece;
    }
}
