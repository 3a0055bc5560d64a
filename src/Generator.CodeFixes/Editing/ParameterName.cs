using DaNetGen.Generator.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.CodeFixes.Editing;

/// <summary>Renames a stage's parameter with all that names it: its documentation, and the body where the stage has one of the user's own.</summary>
internal static class ParameterName
{
    /// <summary>Whether the new name is free: no other parameter has it, and nothing in a body of the user's own.</summary>
    public static bool IsFree(ParameterSyntax parameter, string name) => parameter.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } stage
        && stage.ParameterList.Parameters.All(p => p.Identifier.ValueText != name)
        && Body(stage) is var body && (body is null || body.DescendantTokens().All(t => t.ValueText != name));

    public static void Change(Edits edits, ParameterSyntax parameter, string name, SemanticModel model)
    {
        var stage = parameter.FirstAncestorOrSelf<MethodDeclarationSyntax>()!;
        var old = parameter.Identifier.ValueText;
        edits.Replace(parameter.Identifier, Names.Identifier(name));
        foreach (var token in stage.DescendantTokens(descendIntoTrivia: true).Where(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == old))
        {
            var names = token.Parent switch
            {
                IdentifierNameSyntax { Parent: XmlNameAttributeSyntax } => true,
                IdentifierNameSyntax identifier when Body(stage)?.Span.Contains(token.Span) == true => IsParameter(identifier, model),
                _ => false,
            };
            if (names)
            {
                edits.Replace(token, token.Parent!.Parent is XmlNameAttributeSyntax ? name : Names.Identifier(name));
            }
        }
    }

    private static bool IsParameter(IdentifierNameSyntax identifier, SemanticModel model) =>
        model.Compilation.GetSemanticModel(identifier.SyntaxTree).GetSymbolInfo(identifier).Symbol
            is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary } };

    private static SyntaxNode? Body(MethodDeclarationSyntax stage) => (SyntaxNode?)stage.Body ?? stage.ExpressionBody;
}
