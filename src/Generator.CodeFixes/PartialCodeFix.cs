using System.Collections.Immutable;
using System.Composition;
using DaNetGen.CodeFixes.Editing;
using DaNetGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.CodeFixes;

/// <summary>A class becomes partial in all its parts, and a stage without a body becomes a partial method.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PartialCodeFix : Repairer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.NotPartial.Id, Descriptors.BadStageMethod.Id];

    private protected override IEnumerable<Offer> Offers(Place place) => place.Node switch
    {
        TypeDeclarationSyntax type => [new Offer($"Make '{type.Identifier.ValueText}' partial", edits => MakePartial(edits, place))],
        MethodDeclarationSyntax { Body: null, ExpressionBody: null } stage when !IsPartial(stage) && !stage.Modifiers.Any(SyntaxKind.ExternKeyword) =>
            [new Offer($"Make the stage '{stage.Identifier.ValueText}' partial", edits => edits.Insert(stage.SyntaxTree, stage.ReturnType.SpanStart, "partial "))],
        _ => [],
    };

    private static void MakePartial(Edits edits, Place place)
    {
        var parts = place.Network!.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>();
        foreach (var part in parts.Where(p => !IsPartial(p)))
        {
            edits.Insert(part.SyntaxTree, part.Keyword.SpanStart, "partial ");
        }
    }

    private static bool IsPartial(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.PartialKeyword);
}
