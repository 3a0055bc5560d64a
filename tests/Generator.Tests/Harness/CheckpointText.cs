extern alias build;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DaNetGen.Generator.Tests.Harness;

/// <summary>What a build reads of a checkpoint, as the compiler is given it.</summary>
internal sealed class CheckpointText(string text) : AdditionalText
{
    private readonly SourceText source = SourceText.From(text);

    public override string Path => "obj/net.danet-weights.txt";

    public override SourceText GetText(CancellationToken cancellationToken = default) => source;

    /// <summary>What the build makes of a file.</summary>
    public static CheckpointText Of(string path, string file) => new(build::DaNetGen.Build.CheckpointHeader.Text(path, file));

    /// <summary>A checkpoint of these tensors: <c>conv.weight F32 8,3,3,3; conv.bias F32 8</c>.</summary>
    public static CheckpointText Holding(string path, string tensors) => new(
        $"path\t{path}\noutput\t{path}\ndialect\treference\t\n" + string.Concat(
            tensors.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => t.Split(' '))
                .Select(t => $"tensor\t{t[1]}\t{(t.Length > 2 ? t[2] : "")}\t{t[0]}\t{t[0]}\t\n")));
}
