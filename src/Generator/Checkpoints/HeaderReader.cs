using System.Globalization;
using DaNetGen.Generator.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DaNetGen.Generator.Checkpoints;

/// <summary>Reads the text that the build made of a checkpoint's header (<c>src/Build/CheckpointHeader.cs</c> says how).</summary>
internal static class HeaderReader
{
    private const string Ending = ".danet-weights.txt";

    /// <summary>Whether one of the compiler's additional files is such a text.</summary>
    public static bool Reads(AdditionalText file) => file.Path.EndsWith(Ending, StringComparison.Ordinal);

    public static CheckpointHeader Read(SourceText? text)
    {
        var lines = (text?.Lines ?? Enumerable.Empty<TextLine>()).Select(line => line.ToString().Split('\t')).ToList();
        string? Field(string name, int index = 1) => lines.Find(line => line[0] == name && line.Length > index)?[index];
        return new CheckpointHeader(
            Field("path") ?? "", Field("output") ?? "", Field("fault"), Field("dialect") ?? "", Field("dialect", 2) == "backbone",
            lines.Where(line => line is ["tensor", _, _, _, _, _]).Select(Tensor).ToEquatable());
    }

    private static CheckpointTensor Tensor(string[] line) => new(
        line[1],
        line[2].Split([','], StringSplitOptions.RemoveEmptyEntries).Select(size => long.Parse(size, CultureInfo.InvariantCulture)).ToEquatable(),
        line[3],
        line[4],
        line[5] switch { "scalar" => TensorRole.Scalar, "ignored" => TensorRole.Ignored, "unknown" => TensorRole.Unknown, _ => TensorRole.Weight });
}
