using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator.Parsing;

/// <summary>Turns a class marked <c>[Network]</c> into a declaration: the last place that sees Roslyn's symbols.</summary>
internal static class NetworkParser
{
    public static ParsedNetwork Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var declaration = Declaration(type, cancellation);
        var external = ReachableNetworks.External(type, cancellation);
        return new ParsedNetwork(declaration, ClassParser.Parse(type, compilation, cancellation), external);
    }

    public static NetworkDeclaration Declaration(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var parameters = type.TypeParameters.Select(t => new TypeParameter(t.Name, ContractParser.Find(t.ConstraintTypes)));

        // While someone types, parameters may lack a name or share one.
        var hyperparameters = PrimaryConstructor(type, cancellation)?.Parameters.Where(p => p.Name.Length > 0)
            .GroupBy(p => p.Name).Select(g => Hyperparameter(g.First())) ?? [];
        var stages = StageMethods(type).Select(m => StageParser.Parse(m));
        return new NetworkDeclaration(
            Symbols.Id(type), type.Name, parameters.ToEquatable(), hyperparameters.ToEquatable(), stages.ToEquatable());
    }

    /// <summary>The stages, in the order of their declaration.</summary>
    public static IEnumerable<IMethodSymbol> StageMethods(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(m => m.GetAttributes().Any(Symbols.IsStage));

    /// <summary>The primary constructor, whose parameters are the hyperparameters; null where there is none.</summary>
    public static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.InstanceConstructors.FirstOrDefault(c =>
            c.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is TypeDeclarationSyntax { ParameterList: not null });

    private static Hyperparameter Hyperparameter(IParameterSymbol parameter)
    {
        var type = Symbols.Name(parameter.Type);
        var kind = HyperparameterKinds.Of(type);
        var allowed = kind == HyperparameterKind.Int && parameter.Attribute("OneOf")?.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } values]
            ? values.Values.Select(v => v.Value is int i ? i : 0)
            : [];
        return new Hyperparameter(
            parameter.Name, kind, type, Default(parameter), allowed.ToEquatable(), FactParser.Parse(parameter));
    }

    private static ArgumentValue? Default(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
        {
            return null;
        }

        return parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration
            ? Symbols.EnumMember(enumeration, parameter.ExplicitDefaultValue)
            : Symbols.Constant(parameter.ExplicitDefaultValue);
    }
}
