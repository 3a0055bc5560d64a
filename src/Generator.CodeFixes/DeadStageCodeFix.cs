using System.Collections.Immutable;
using System.Composition;
using DaNetGen.CodeFixes.Editing;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.CodeFixes;

/// <summary>
/// A stage that nothing reads is removed, with those that it alone reads. The shape of an input that was declared there moves
/// to the input's next reader. Nothing is offered where the user's own code calls the stage.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DeadStageCodeFix : Repairer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.UnusedStage.Id];

    private protected override IEnumerable<Offer> Offers(Place place)
    {
        var names = place.Repair(Repair.Unused)?.Split(',') ?? [];
        var removed = place.Stages().Where(s => names.Contains(s.Identifier.ValueText)).ToList();
        if (removed.Count == 0 || removed.Count != names.Length || IsCalled(place, names, removed))
        {
            return [];
        }

        var title = names.Length == 1
            ? $"Remove the stage '{names[0]}', which nothing reads"
            : $"Remove the stage '{names[0]}', which nothing reads, and {Sentence.List(names.Skip(1))}, which only it needs";
        return [new Offer(title, edits => Remove(edits, place, removed))];
    }

    private static void Remove(Edits edits, Place place, List<MethodDeclarationSyntax> removed)
    {
        var kept = place.Stages().Except(removed).SelectMany(s => s.ParameterList.Parameters).ToList();
        foreach (var input in removed.SelectMany(s => s.ParameterList.Parameters).Where(IsInput).GroupBy(p => p.Identifier.ValueText).Select(g => g.First()))
        {
            var readers = kept.Where(p => p.Identifier.ValueText == input.Identifier.ValueText).ToList();
            if (readers.Count > 0 && !readers.Any(IsInput))
            {
                AttributeText.Add(edits, readers[0], $"{AttributeText.Find(input.AttributeLists, "Shape")}");
            }
        }

        Layout.Remove(edits, removed);
    }

    private static bool IsInput(ParameterSyntax parameter) => AttributeText.Find(parameter.AttributeLists, "Shape") is not null;

    /// <summary>Whether the user's code names one of the stages elsewhere than in what is removed; the generated part always does.</summary>
    private static bool IsCalled(Place place, string[] names, List<MethodDeclarationSyntax> removed)
    {
        var compilation = place.Model.Compilation;
        var isPrivate = removed.All(s => !s.Modifiers.Any(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword));
        var parts = isPrivate ? place.Network!.DeclaringSyntaxReferences.Select(r => r.GetSyntax()) : compilation.SyntaxTrees.Select(t => t.GetRoot());
        return parts.Where(p => !p.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))
            .SelectMany(p => p.DescendantNodes().OfType<SimpleNameSyntax>())
            .Where(n => names.Contains(n.Identifier.ValueText) && !removed.Any(s => s.SyntaxTree == n.SyntaxTree && s.Span.Contains(n.Span)))
            .Any(n => compilation.GetSemanticModel(n.SyntaxTree).GetSymbolInfo(n) is var info && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method
                && SymbolEqualityComparer.Default.Equals(method.ContainingType.OriginalDefinition, place.Network));
    }
}
