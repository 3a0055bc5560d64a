using DaNetGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator.Diagnostics;

/// <summary>Finds the syntax that a spot names: the very argument, parameter or name that a person would change.</summary>
internal sealed class Locator(INamedTypeSymbol type, CancellationToken cancellation)
{
    public Location Find(Spot spot) => spot.Kind switch
    {
        SpotKind.Class => ClassName(),
        SpotKind.Checkpoint => type.Attribute("Checkpoint") is { } checkpoint ? Syntax(checkpoint)?.GetLocation() ?? ClassName() : ClassName(),
        SpotKind.Hyperparameter => Hyperparameter(spot.Name!),
        SpotKind.HyperparameterAttribute => Parameter(spot.Name!) is { } p ? Argument(p.GetAttributes(), spot) ?? Hyperparameter(spot.Name!) : ClassName(),
        SpotKind.ClassAttribute => ClassArgument(spot) ?? ClassName(),
        _ => Method(spot.Stage!) is { } method ? InStage(method, spot) : ClassName(),
    };

    private IMethodSymbol? Method(string name) => NetworkParser.StageMethods(type).FirstOrDefault(m => m.Name == name)
        ?? type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault();

    private Location InStage(IMethodSymbol method, Spot spot) => spot.Kind switch
    {
        SpotKind.Attribute => AttributeName(method),
        SpotKind.Argument => Part(Argument(method, spot.Name!), spot) ?? AttributeName(method),
        SpotKind.Parameter => Parameter(method, spot.Name!),
        SpotKind.ParameterAttribute => method.Parameters.FirstOrDefault(p => p.Name == spot.Name) is { } p
            ? Argument(p.GetAttributes(), spot) ?? Parameter(method, p.Name)
            : ClassName(),
        SpotKind.ResultAttribute => Argument(method.GetReturnTypeAttributes(), spot) ?? AttributeName(method),
        SpotKind.Output => (method.Attribute("Output") is { } output ? Syntax(output)?.GetLocation() : null) ?? InSource(method) ?? ClassName(),
        SpotKind.Key => FirstArgument(method, "Key"),
        SpotKind.When => FirstArgument(method, "Output"),
        _ => InSource(method) ?? ClassName(),
    };

    private Location ClassName() => InSource(type) ?? Location.None;

    private Location Hyperparameter(string name) => Parameter(name) is { } parameter ? InSource(parameter) ?? ClassName() : ClassName();

    private IParameterSymbol? Parameter(string name) =>
        NetworkParser.PrimaryConstructor(type, cancellation)?.Parameters.FirstOrDefault(p => p.Name == name);

    private Location Parameter(IMethodSymbol method, string name)
    {
        var parameter = method.Parameters.FirstOrDefault(p => p.Name == name);
        if (parameter?.Attribute("From") is { } from && Syntax(from)?.ArgumentList?.Arguments.FirstOrDefault() is { } source)
        {
            return source.Expression.GetLocation();
        }

        return parameter is not null ? InSource(parameter) ?? ClassName() : InSource(method) ?? ClassName();
    }

    private Location AttributeName(IMethodSymbol method) =>
        Syntax(method.GetAttributes().First(Symbols.IsStage))?.GetLocation() ?? ClassName();

    private ExpressionSyntax? Argument(IMethodSymbol method, string name)
    {
        var attribute = method.GetAttributes().First(Symbols.IsStage);
        var arguments = Syntax(attribute)?.ArgumentList?.Arguments;
        for (var i = 0; i < arguments?.Count; i++)
        {
            var argument = arguments.Value[i];
            var written = argument.NameEquals?.Name.Identifier.ValueText
                ?? argument.NameColon?.Name.Identifier.ValueText
                ?? (attribute.AttributeConstructor is { } constructor ? StageParser.ArgumentName(constructor, i) : "");
            if (written == name)
            {
                return argument.Expression;
            }
        }

        return null;
    }

    /// <summary>The named argument of an attribute on the class, or where it was left out, the attribute.</summary>
    private Location? ClassArgument(Spot spot)
    {
        var attribute = type.GetAttributes().Where(a => Symbols.Is(a, spot.Within!.Attribute)).ElementAtOrDefault(spot.Within!.Index ?? 0);
        var syntax = attribute is null ? null : Syntax(attribute);
        return (syntax?.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == spot.Name)?.Expression ?? (SyntaxNode?)syntax)?.GetLocation();
    }

    /// <summary>The argument at a place in one of a symbol's attributes, or where it was left out, the attribute; null where that is not there.</summary>
    private Location? Argument(IEnumerable<AttributeData> attributes, Spot spot)
    {
        var within = spot.Within!;
        if (attributes.FirstOrDefault(a => Symbols.Is(a, within.Attribute) && (within.Text.Length == 0 || Texts(a).Contains(within.Text))) is not { } attribute)
        {
            return null;
        }

        var syntax = Syntax(attribute);
        var index = within.Index ?? Texts(attribute).IndexOf(within.Text);
        return syntax?.ArgumentList?.Arguments.ElementAtOrDefault(index) is { } argument ? Part(argument.Expression, spot) : syntax?.GetLocation();
    }

    /// <summary>The arguments as a list in one place holds them, those that are texts.</summary>
    private static List<string?> Texts(AttributeData attribute) =>
        [.. attribute.ConstructorArguments.SelectMany(Elements).Select(v => v.Value as string)];

    private static IEnumerable<TypedConstant> Elements(TypedConstant argument) =>
        argument.Kind != TypedConstantKind.Array ? [argument] : argument.IsNull ? [] : argument.Values;

    /// <summary>The part of an expression's text that a spot names, or the whole expression.</summary>
    private static Location? Part(ExpressionSyntax? expression, Spot spot) =>
        expression is not null && spot.Length is { } length && TextMap.Find(expression, spot.Start, length) is { } span
            ? Location.Create(expression.SyntaxTree, span)
            : expression?.GetLocation();

    private Location FirstArgument(IMethodSymbol method, string attribute) =>
        method.Attribute(attribute) is { } found && Syntax(found)?.ArgumentList?.Arguments.FirstOrDefault() is { } argument
            ? argument.Expression.GetLocation()
            : InSource(method) ?? ClassName();

    private AttributeSyntax? Syntax(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;

    private static Location? InSource(ISymbol symbol) => symbol.Locations.FirstOrDefault(l => l.IsInSource);
}
