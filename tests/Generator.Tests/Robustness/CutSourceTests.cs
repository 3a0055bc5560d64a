using DaNetGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DaNetGen.Generator.Tests.Robustness;

/// <summary>Sources as they are while someone types: cut off after a token, or with one missing.</summary>
public sealed class CutSourceTests
{
    private const int CutsPerFile = 20;

    public static TheoryData<string> Files => new(Folders.Files(Folders.Models).Select(f => Path.GetRelativePath(Folders.Models, f)));

    [Theory]
    [MemberData(nameof(Files))]
    public void NothingIsThrownAtAModelThatIsCut(string file) => AtEveryCut(file, (text, tokens, i) => text[..tokens[i].Span.End]);

    [Theory]
    [MemberData(nameof(Files))]
    public void NothingIsThrownAtAModelThatLacksAToken(string file) => AtEveryCut(file, (text, tokens, i) => text.Remove(tokens[i].SpanStart, tokens[i].Span.Length));

    [Theory]
    [InlineData("Budgets")]
    [InlineData("Keywords")]
    [InlineData("OptionalOutputs")]
    [InlineData("OwnModule")]
    [InlineData("Reuse")]
    public void NothingIsThrownAtASampleThatIsCut(string name)
    {
        var tree = Compile.Tree(Sample.Of("Language", name).Source);
        var text = tree.ToString();
        foreach (var token in tree.GetRoot().DescendantTokens())
            NothingIsThrown(Compile.Sources(text[..token.Span.End]), $"{name} cut at {token.Span.End}");
    }

    private static void AtEveryCut(string file, Func<string, IReadOnlyList<SyntaxToken>, int, string> cut)
    {
        // Itself and what it builds on: the others only take time.
        var isBackbone = Path.GetFileName(file).StartsWith("ResNet", StringComparison.Ordinal);
        var needed = Folders.Files(Folders.Models).Where(f =>
            f.EndsWith(file, StringComparison.Ordinal) || Path.GetFileName(f)[0] == 'I' || (!isBackbone && f.Contains("Head", StringComparison.Ordinal)));
        var models = Compile.Files(needed);
        var tree = models.SyntaxTrees.Single(t => t.FilePath == Path.Combine(Folders.Models, file));
        var tokens = tree.GetRoot().DescendantTokens().ToList();
        var step = Math.Max(1, tokens.Count / CutsPerFile);
        for (var i = 0; i < tokens.Count; i += step)
            NothingIsThrown(models.ReplaceSyntaxTree(tree, Compile.Tree(cut(tree.ToString(), tokens, i), tree.FilePath)), $"{file} at token {i}");
    }

    private static void NothingIsThrown(CSharpCompilation compilation, string where)
    {
        var expanded = Expanded.Of(compilation);
        Assert.True(expanded.Run.Exception is null, $"{where}: {expanded.Run.Exception}");
        var said = expanded.Run.Diagnostics.Concat(expanded.AnalyzerDiagnostics()).Where(d => d.Id is "CS8785" or "AD0001" or "DNG009");
        Assert.True(!said.Any(), $"{where}: {said.FirstOrDefault()}");
    }
}
