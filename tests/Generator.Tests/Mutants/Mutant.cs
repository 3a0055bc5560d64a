using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DaNetGen.Generator.Tests.Mutants;

/// <summary>A shipped model with one thing changed.</summary>
/// <param name="File">The model's file.</param>
/// <param name="Network">The class in it.</param>
/// <param name="Change">What was changed.</param>
/// <param name="Stage">The stage in whose declaration it was changed; null for the class's own parameters.</param>
/// <param name="IsOfNames">Whether names were changed, or what is declared at all: not a value.</param>
/// <param name="Text">The file's text after that.</param>
internal sealed partial record Mutant(string File, string Network, string Change, string? Stage, bool IsOfNames, string Text)
{
    private const int Shown = 60, Before = 12;

    /// <summary>The inputs whose shapes the stage said before it was changed.</summary>
    public IReadOnlyList<string> Inputs { get; private init; } = [];

    /// <summary>The words that stood where it was changed: in the stage's declaration, or of the class's own parameters in those changed.</summary>
    public IReadOnlySet<string> Words { get; private init; } = new HashSet<string>();

    /// <summary>A mutant in which a node, or a place after one, has another text.</summary>
    public static Mutant Of(SyntaxTree tree, string network, MethodDeclarationSyntax? stage, bool isOfNames, TextSpan span, string text)
    {
        var (source, name) = (tree.GetText(), stage?.Identifier.ValueText);
        var before = span.Length == 0 ? $"{source.ToString(TextSpan.FromBounds(Math.Max(0, span.Start - Before), span.Start))}_" : source.ToString(span);
        var change = $"{network}{(name is null ? "" : "." + name)}: {OneLine(before)} -> {OneLine(text)}";
        return new Mutant(tree.FilePath, network, change, name, isOfNames, source.WithChanges(new TextChange(span, text)).ToString()) 
        {
            Inputs = InputsOf(stage),
            Words = WordsOf(stage?.ToString() ?? source.ToString(span)),
        };
    }

    /// <summary>The parameters that say their shape.</summary>
    public static IReadOnlyList<string> InputsOf(MethodDeclarationSyntax? stage) =>
        [.. stage?.ParameterList.Parameters.Where(p => p.AttributeLists.Count > 0).Select(p => p.Identifier.ValueText) ?? []];

    /// <summary>The words of a text, those inside literals too.</summary>
    public static IReadOnlySet<string> WordsOf(string text) => Identifiers().Matches(text).Select(m => m.Value).ToHashSet();

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length > Shown ? line[..Shown] + "..." : line;
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Identifiers();
}
