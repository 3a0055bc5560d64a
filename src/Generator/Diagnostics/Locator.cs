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
        SpotKind.Hyperparameter => Hyperparameter(spot.Name!),
        _ => NetworkParser.StageMethods(type).FirstOrDefault(m => m.Name == spot.Stage) is { } method ? InStage(method, spot) : ClassName(),
    };

    private Location InStage(IMethodSymbol method, Spot spot) => spot.Kind switch
    {
        SpotKind.Attribute => AttributeName(method),
        SpotKind.Argument => Argument(method, spot.Name!),
        SpotKind.Parameter => Parameter(method, spot.Name!),
        SpotKind.Key => FirstArgument(method, "Key"),
        SpotKind.When => FirstArgument(method, "Output"),
        _ => InSource(method) ?? ClassName(),
    };

    private Location ClassName() => InSource(type) ?? Location.None;

    private Location Hyperparameter(string name) =>
        NetworkParser.PrimaryConstructor(type, cancellation)?.Parameters.FirstOrDefault(p => p.Name == name) is { } parameter
            ? InSource(parameter) ?? ClassName()
            : ClassName();

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

    private Location Argument(IMethodSymbol method, string name)
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
                return argument.Expression.GetLocation();
            }
        }

        return AttributeName(method);
    }

    private Location FirstArgument(IMethodSymbol method, string attribute) =>
        method.Attribute(attribute) is { } found && Syntax(found)?.ArgumentList?.Arguments.FirstOrDefault() is { } argument
            ? argument.Expression.GetLocation()
            : InSource(method) ?? ClassName();

    private AttributeSyntax? Syntax(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;

    private static Location? InSource(ISymbol symbol) => symbol.Locations.FirstOrDefault(l => l.IsInSource);
}
