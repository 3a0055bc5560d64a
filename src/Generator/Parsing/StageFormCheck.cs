using DaNetGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator.Parsing;

/// <summary>Finds stages that are not written as their attribute needs them: with a body where there must be none, or the reverse.</summary>
internal static class StageFormCheck
{
    public static IEnumerable<Problem> Problems(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var method in NetworkParser.StageMethods(type))
        {
            if (Misfit(method, cancellation) is { } what)
            {
                yield return Problem.At(Spot.AtStage(method.Name), Descriptors.BadStageMethod, method.Name, what);
            }
        }
    }

    private static string? Misfit(IMethodSymbol method, CancellationToken cancellation)
    {
        var attribute = method.GetAttributes().First(Symbols.IsStage);
        var ownBody = attribute.AttributeClass?.Name == "StageAttribute";
        var isPartial = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is MethodDeclarationSyntax syntax
            && syntax.Modifiers.Any(SyntaxKind.PartialKeyword);
        return (ownBody, isPartial) switch
        {
            (true, true) => "is partial, but [Stage] is for a method with a body of your own: give it one and drop 'partial'",
            (false, false) => "must be a partial method without a body: the generator writes it",
            _ when method.GetAttributes().Count(Symbols.IsStage) > 1 => "has two attributes that say what it computes: keep one",
            _ => null,
        };
    }
}
