using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DaNetGen.Generator.Tests.Mutants;

/// <summary>A shipped model with one thing changed.</summary>
/// <param name="File">The model's file.</param>
/// <param name="Network">The class in it.</param>
/// <param name="Change">What was changed.</param>
/// <param name="Stage">The stage in whose declaration it was changed; null for the class's own parameters.</param>
/// <param name="IsOfNames">Whether names were changed, or what is declared at all: not a value.</param>
/// <param name="Text">The file's text after that.</param>
internal sealed record Mutant(string File, string Network, string Change, string? Stage, bool IsOfNames, string Text)
{
    /// <summary>A mutant in which a node, or a place after one, has another text.</summary>
    public static Mutant Of(SyntaxTree tree, string network, string? stage, bool isOfNames, TextSpan span, string text)
    {
        var source = tree.GetText();
        var before = span.Length == 0 ? source.ToString(new TextSpan(Math.Max(0, span.Start - 12), Math.Min(12, span.Start))) + "_" : source.ToString(span);
        return new Mutant(tree.FilePath, network, $"{network}{(stage is null ? "" : "." + stage)}: {OneLine(before)} -> {OneLine(text)}", stage, isOfNames, source.WithChanges(new TextChange(span, text)).ToString());
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)) is var line && line.Length > 60 ? line[..60] + "..." : line;
}
