using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Parsing;

/// <summary>What the parsers ask of Roslyn's symbols.</summary>
internal static class Symbols
{
    public const string Namespace = "DaNetGen";

    /// <summary>Types as generated code names them, nullability included.</summary>
    public static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    // Namespaces without the @ of keywords, which metadata does not have.
    private static readonly SymbolDisplayFormat MetadataFormat =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The attribute of DaNetGen's with this name, without its ending.</summary>
    public static AttributeData? Attribute(this ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(a => Is(a, name));

    public static bool Is(AttributeData attribute, string name) =>
        attribute.AttributeClass is { } type && type.Name == name + "Attribute" && IsOurs(type);

    public static bool IsOurs(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>Whether the attribute makes a method a stage.</summary>
    public static bool IsStage(AttributeData attribute)
    {
        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            if (type.Name == "StageAttribute" && IsOurs(type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>Namespace.Outer+Inner`1</c>, by which a network is found again.</summary>
    public static string Id(INamedTypeSymbol type)
    {
        var definition = type.OriginalDefinition;
        if (definition.ContainingType is { } outer)
        {
            return $"{Id(outer)}+{definition.MetadataName}";
        }

        // A type that is still being typed, as in [Use<>], is in none.
        return definition.ContainingNamespace is { IsGlobalNamespace: false } space
            ? $"{space.ToDisplayString(MetadataFormat)}.{definition.MetadataName}"
            : definition.MetadataName;
    }

    public static string Name(ITypeSymbol type) => type.ToDisplayString(TypeFormat);

    /// <summary>How a parameter is passed, with a space after it; empty where it is passed by value.</summary>
    public static string Modifier(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        RefKind.RefReadOnlyParameter => "ref readonly ",
        _ => "",
    };

    /// <summary>The value, where it is no array: an attribute that does not bind may have one in any place.</summary>
    public static object? Scalar(this TypedConstant constant) => constant.Kind == TypedConstantKind.Array ? null : constant.Value;

    public static ArgumentValue Constant(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Error => Unreadable,
        _ when constant.IsNull => ArgumentValue.Null,
        TypedConstantKind.Enum => EnumMember((INamedTypeSymbol)constant.Type!, constant.Value),
        TypedConstantKind.Primitive => Constant(constant.Value),
        _ => Unreadable,
    };

    public static ArgumentValue Constant(object? value) => value switch
    {
        null => ArgumentValue.Null,
        bool b => ArgumentValue.Bool(b),
        string s => ArgumentValue.Of(s),
        double d => ArgumentValue.Double(d),
        float f => ArgumentValue.Double(f),
        sbyte or byte or short or ushort or int or uint or long =>
            ArgumentValue.Int(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)),
        _ => Unreadable,
    };

    public static ArgumentValue EnumMember(INamedTypeSymbol type, object? value)
    {
        var member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, value));
        return member is null ? Unreadable : new ArgumentValue(ArgumentKind.Enum, $"{type.ToDisplayString()}.{member.Name}");
    }

    private static ArgumentValue Unreadable { get; } = new(ArgumentKind.Unreadable, "");
}
