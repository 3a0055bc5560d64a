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
            _ => MisfitOfTypes(method, attribute),
        };
    }

    private static string? MisfitOfTypes(IMethodSymbol method, AttributeData attribute)
    {
        if (method.IsGenericMethod)
        {
            return "cannot have type parameters";
        }

        if (method.Parameters.FirstOrDefault(p => p.RefKind != RefKind.None || !MayBeTensor(p.Type)) is { } parameter)
        {
            return $"reads '{parameter.Name}' as {Symbols.Modifier(parameter)}{Short(parameter.Type)}, but stages read values as Tensor";
        }

        if (attribute.AttributeClass?.Name != "UseAttribute")
        {
            return MayBeTensor(method.ReturnType) ? null : $"returns {Short(method.ReturnType)}, but a stage's result is a Tensor";
        }

        var outputs = attribute.AttributeClass.TypeArguments.FirstOrDefault() is { } network
            ? $"{Short(network)}.Outputs"
            : "what its contract's forward returns";
        return method.ReturnType is { Name: "Tensor", TypeKind: not TypeKind.Error } or { SpecialType: not SpecialType.None }
            ? $"returns {Short(method.ReturnType)}, but a network that is used gives its outputs: {outputs}"
            : null;
    }

    private static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>A type that C# does not know is C#'s to report.</summary>
    private static bool MayBeTensor(ITypeSymbol type) => type.TypeKind == TypeKind.Error || type is { Name: "Tensor", ContainingType.Name: "torch" };
}
