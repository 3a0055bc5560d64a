using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Parsing;

/// <summary>Reads what is declared of a hyperparameter, a contract's channels or the sizes of an input.</summary>
internal static class FactParser
{
    public static EquatableArray<Fact> Parse(ISymbol symbol) => symbol.GetAttributes().SelectMany(Facts).ToEquatable();

    private static IEnumerable<Fact> Facts(AttributeData attribute) => attribute.ConstructorArguments switch
    {
        [{ Value: int of }, var sizes] when Symbols.Is(attribute, "MultipleOf") => Sizes(sizes).Select(s => new Fact(FactKind.MultipleOf, s, of)),
        [{ Value: int least }, var sizes] when Symbols.Is(attribute, "AtLeast") => Sizes(sizes).Select(s => new Fact(FactKind.AtLeast, s, least)),
        [{ Value: int height }, { Value: int width }] when Symbols.Is(attribute, "InputSize") =>
            [new Fact(FactKind.Height, "", height), new Fact(FactKind.Width, "", width)],
        _ => [],
    };

    private static IEnumerable<string> Sizes(TypedConstant sizes) => sizes is { Kind: TypedConstantKind.Array, IsNull: false, Values.Length: > 0 }
        ? sizes.Values.Select(v => v.Scalar() as string ?? "")
        : [""];
}
