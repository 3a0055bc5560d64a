using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Parsing;

/// <summary>Reads the budgets of a class.</summary>
internal static class BudgetParser
{
    public const string Attribute = "Budget";

    public static IEnumerable<Budget> Parse(INamedTypeSymbol type) =>
        type.GetAttributes().Where(a => Symbols.Is(a, Attribute)).Select((a, index) => new Budget(index, Batch(a), Limits(a).ToEquatable()));

    private static int Batch(AttributeData attribute) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == nameof(Budget.Batch)).Value.Scalar() is int batch ? batch : 1;

    /// <summary>The limits; one that C# itself rejects has no value.</summary>
    private static IEnumerable<Limit> Limits(AttributeData attribute) =>
        from argument in attribute.NamedArguments
        where argument.Value.Scalar() is double && Enum.IsDefined(typeof(Quantity), argument.Key)
        select new Limit((Quantity)Enum.Parse(typeof(Quantity), argument.Key), (double)argument.Value.Value!);
}
