using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator.Parsing;

/// <summary>Reads how a network's class is written, as far as the generated part has to repeat it.</summary>
internal static class ClassParser
{
    /// <summary>The class; null where a generated part of it would not compile.</summary>
    public static ClassDeclaration? Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var containers = Containers(type).ToList();
        if (type.IsFileLocal || containers.Append(type).Any(t => !IsPartial(t, cancellation)))
        {
            return null;
        }

        var methods = NetworkParser.StageMethods(type).GroupBy(m => m.Name).Select(g => Method(g.First(), compilation, cancellation));
        var documentation = type.DeclaringSyntaxReferences.Select(r => DocumentationParser.Parse(r.GetSyntax(cancellation), compilation, cancellation)).ToList();
        return new ClassDeclaration(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(NamespaceFormat),
            containers.Select(Header).ToEquatable(),
            Header(type),
            StageFormCheck.Problems(type, cancellation).FirstOrDefault()?.Told,
            type is { IsStatic: false, IsRecord: false, TypeKind: TypeKind.Class } && HasFreeBase(type) && !StructureParser.HasReservedNames(type),
            documentation.Any(d => d.Summary is not null || d.Inherits),
            documentation.Any(d => d.Remarks is not null || d.Inherits),
            methods.ToEquatable(),
            ContractParser.All(type.Interfaces).ToEquatable(),
            Checkpoint(type));
    }

    public static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        var outer = new Stack<INamedTypeSymbol>();
        for (var t = type.ContainingType; t is not null; t = t.ContainingType)
        {
            outer.Push(t);
        }

        return outer;
    }

    /// <summary>The path in <c>[Checkpoint]</c>, with slashes; empty for an attribute without one, null for no attribute.</summary>
    public static string? Checkpoint(INamedTypeSymbol type) => type.Attribute("Checkpoint") is { } attribute
        ? attribute.ConstructorArguments is [{ Value: string path }] ? path.Replace('\\', '/') : ""
        : null;

    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) => type.DeclaringSyntaxReferences
        .Select(r => r.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>().All(s => s.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>Whether the class has no base class, or the one that the generator gives it.</summary>
    public static bool HasFreeBase(INamedTypeSymbol type) =>
        type.BaseType is null or { SpecialType: SpecialType.System_Object } || (type.BaseType.Name == "Network" && Symbols.IsOurs(type.BaseType));

    private static readonly SymbolDisplayFormat NamespaceFormat =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private static string Header(INamedTypeSymbol type)
    {
        var keyword = type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };
        var parameters = type.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", type.TypeParameters.Select(t => Names.Identifier(t.Name)))}>";
        return $"partial {keyword} {Names.Identifier(type.Name)}{parameters}";
    }

    private static MethodDeclaration Method(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        var syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as MethodDeclarationSyntax;
        return new MethodDeclaration(
            method.Name,
            syntax is null ? "private partial" : string.Join(" ", syntax.Modifiers.Select(m => m.Text)),
            ReturnType(method, syntax),
            method.Parameters.Select(p => Symbols.Modifier(p) + Symbols.Name(p.Type)).ToEquatable(),
            DocumentationParser.Parse(syntax, compilation, cancellation),
            syntax is null || syntax.Modifiers.Any(SyntaxKind.PartialKeyword));
    }

    /// <summary>
    /// The return type. The <c>Outputs</c> of a network in the same project does not exist before it is generated, so it is
    /// taken from the type argument of <c>[Use]</c>.
    /// </summary>
    private static string ReturnType(IMethodSymbol method, MethodDeclarationSyntax? syntax)
    {
        if (method.ReturnType.TypeKind != TypeKind.Error)
        {
            return Symbols.Name(method.ReturnType);
        }

        var use = method.GetAttributes().FirstOrDefault(Symbols.IsStage)?.AttributeClass;
        return use is { Name: "UseAttribute", TypeArguments: [INamedTypeSymbol network] }
            ? $"{Symbols.Name(network)}.Outputs"
            : syntax?.ReturnType.ToString() ?? "void";
    }
}
