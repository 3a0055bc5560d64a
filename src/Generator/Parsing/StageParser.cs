using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Linking;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Parsing;

/// <summary>Turns a method with a stage attribute into a stage.</summary>
internal static class StageParser
{
    /// <summary>The operator's name of a stage whose attribute C# itself rejects.</summary>
    private const string Unreadable = "?";

    public static StageDeclaration Parse(IMethodSymbol method)
    {
        var attribute = method.GetAttributes().First(Symbols.IsStage);
        var output = method.Attribute("Output");
        return new StageDeclaration(
            method.Name,
            attribute.AttributeConstructor is null ? Unreadable : OperatorName(attribute),
            Arguments(attribute).ToEquatable(),
            method.Parameters.Select(Parameter).ToEquatable(),
            method.Attribute("Key")?.ConstructorArguments is [{ Value: string key }] ? key : null,
            output is not null,
            output?.NamedArguments.FirstOrDefault(a => a.Key == "When").Value.Scalar() as string,
            method.GetReturnTypeAttributes().FirstOrDefault(a => Symbols.Is(a, "Shape")) is { } shape ? Dimensions(shape) : null,
            Uses(attribute),
            attribute.AttributeClass is { Name: "LayerAttribute", TypeArguments: [var module] } ? Symbols.Name(module) : null);
    }

    /// <summary>The name under which an argument at a syntactic place is kept.</summary>
    public static string ArgumentName(IMethodSymbol constructor, int position)
    {
        var last = constructor.Parameters.Length - 1;
        if (last >= 0 && constructor.Parameters[last].IsParams && position >= last)
        {
            return UseArguments.Name(position - last);
        }

        return position <= last ? constructor.Parameters[position].Name : "";
    }

    private static string OperatorName(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.Name;
        return name.Substring(0, name.Length - "Attribute".Length);
    }

    private static StageParameter Parameter(IParameterSymbol parameter)
    {
        var source = parameter.Attribute("From")?.ConstructorArguments is [{ Value: string from }] ? from : parameter.Name;
        return new StageParameter(
            parameter.Name, source, parameter.Attribute("Shape") is { } shape ? Dimensions(shape) : null, FactParser.Parse(parameter));
    }

    public static EquatableArray<ArgumentValue> Dimensions(AttributeData shape) =>
        shape.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } dims]
            ? dims.Values.Select(Symbols.Constant).ToEquatable()
            : EquatableArray.Of<ArgumentValue>();

    private static IEnumerable<Argument> Arguments(AttributeData attribute)
    {
        if (attribute.AttributeConstructor is not { } constructor)
        {
            yield break;
        }

        for (var i = 0; i < attribute.ConstructorArguments.Length; i++)
        {
            var constant = attribute.ConstructorArguments[i];
            if (constant.Kind != TypedConstantKind.Array)
            {
                yield return new Argument(constructor.Parameters[i].Name, Symbols.Constant(constant));
                continue;
            }

            // A literal null for the list means one argument, null.
            var values = constant.IsNull ? [ArgumentValue.Null] : constant.Values.Select(Symbols.Constant);
            foreach (var (value, index) in values.Select((v, index) => (v, index)))
            {
                yield return new Argument(UseArguments.Name(index), value);
            }
        }

        foreach (var named in attribute.NamedArguments)
        {
            yield return new Argument(named.Key, Symbols.Constant(named.Value));
        }
    }

    private static NetworkReference? Uses(AttributeData attribute)
    {
        if (attribute.AttributeClass?.Name != "UseAttribute")
        {
            return null;
        }

        if (attribute.AttributeClass.TypeArguments is [INamedTypeSymbol used])
        {
            return Reference(used);
        }

        var parameter = attribute.ConstructorArguments.FirstOrDefault().Scalar() as string ?? "";
        return new NetworkReference(parameter, parameter, EquatableArray.Of<NetworkReference>(), IsTypeParameter: true);
    }

    /// <summary>A network as a type names it, with those that close it.</summary>
    public static NetworkReference Reference(INamedTypeSymbol type) => new(
        Symbols.Id(type), Symbols.Name(type), type.TypeArguments.OfType<INamedTypeSymbol>().Select(Reference).ToEquatable());
}
