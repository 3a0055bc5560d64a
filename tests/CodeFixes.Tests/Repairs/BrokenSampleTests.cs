using DaNetGen.CodeFixes.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.CodeFixes.Tests.Repairs;

/// <summary>Networks that compile are broken in one place after the other, and every repair that is offered must mend them.</summary>
public sealed class BrokenSampleTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "samples");

    public static TheoryData<string> Samples => ["DualAttentionHead", "From", "Keywords", "Names", "OptionalOutputs", "OwnBody", "Reuse", "TypeParameter", "Use"];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_misspelt_parameter_is_mended(string name)
    {
        var document = Open(name);
        var text = await document.GetTextAsync();
        foreach (var parameter in (await Stages(document)).SelectMany(s => s.ParameterList.Parameters).Where(p => p.AttributeLists.Count == 0))
        {
            var misspelt = text.Replace(new(parameter.Identifier.Span.End, 0), "q");
            var offers = await LightBulb.Offers(document.WithText(misspelt), "DNG101");

            // Where another parameter of the stage reads the same, the name is hardly meant.
            var others = parameter.Parent!.DescendantTokens().Where(t => t != parameter.Identifier);
            if (others.Any(t => t.ValueText == parameter.Identifier.ValueText))
                continue;
            Assert.Contains(offers, o => o.Title == $"Change '{parameter.Identifier.Text}q' to '{parameter.Identifier.ValueText}'");
            foreach (var (title, after) in offers.Where(o => o.Title.StartsWith("Change", StringComparison.Ordinal) || o.Title.StartsWith("Keep", StringComparison.Ordinal)))
                await IsMended(after, $"{parameter}: {title}");
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_renamed_stage_takes_its_readers_along(string name)
    {
        var document = Open(name);
        var text = await document.GetTextAsync();
        var stages = (await Stages(document)).ToList();
        foreach (var stage in stages)
        {
            // nameof is what an editor's own rename follows.
            var tokens = stage.SyntaxTree.GetRoot().DescendantTokens().Where(t => t.ValueText == stage.Identifier.ValueText
                && (t == stage.Identifier || t.Parent is IdentifierNameSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax } }));
            var renamed = document.WithText(text.WithChanges(tokens.Select(t => new Microsoft.CodeAnalysis.Text.TextChange(t.Span, "Quite" + t.ValueText))));
            var offers = (await LightBulb.Offers(renamed, "DNG101")).Where(o => o.Title.StartsWith("Rename", StringComparison.Ordinal)).ToList();
            Assert.True(offers.Count > 0 || !IsInside(stage, stages), $"{stage.Identifier} was renamed, and no repair is offered.");
            foreach (var (title, after) in offers)
                await IsMended(after, $"{stage.Identifier}: {title}");
        }
    }

    /// <summary>Whether a stage is no output and has a reader: then it is plain that it was renamed.</summary>
    private static bool IsInside(MethodDeclarationSyntax stage, List<MethodDeclarationSyntax> stages)
    {
        var value = char.ToLowerInvariant(stage.Identifier.ValueText[0]) + stage.Identifier.ValueText[1..];
        return !stage.AttributeLists.ToString().Contains("Output") && stages.Where(s => s.Parent == stage.Parent)
            .SelectMany(s => s.ParameterList.Parameters).Any(p => p.Identifier.ValueText == value && p.AttributeLists.Count == 0);
    }

    private static async Task IsMended(Document document, string how)
    {
        var left = (await LightBulb.Said(document)).Where(d => d.Severity == DiagnosticSeverity.Error);
        Assert.True(!left.Any(), $"{how}: {string.Join(", ", left)}\n{await document.GetTextAsync()}");
    }

    private static Document Open(string name) => EditorProject.Open(
        File.ReadAllText(Path.Combine(Folder, name + ".cs")), usings: "global using System; global using System.Collections.Generic; global using System.Linq; global using DaNetGen;");

    private static async Task<IEnumerable<MethodDeclarationSyntax>> Stages(Document document) =>
        (await document.GetSyntaxRootAsync())!.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(m => m.Modifiers.Any(SyntaxKind.PartialKeyword));
}
