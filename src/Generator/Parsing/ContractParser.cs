using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Parsing;

/// <summary>Reads what an interface marked <c>[NetworkContract]</c> promises.</summary>
internal static class ContractParser
{
    private const string ChannelsEnding = "Channels";

    public static Contract? Find(IEnumerable<ITypeSymbol> types) =>
        types.OfType<INamedTypeSymbol>().FirstOrDefault(IsContract) is { } type ? Parse(type) : null;

    public static IEnumerable<Contract> All(IEnumerable<INamedTypeSymbol> types) => types.Where(IsContract).Select(Parse);

    private static bool IsContract(INamedTypeSymbol type) => type.OriginalDefinition.Attribute("NetworkContract") is not null;

    private static Contract Parse(INamedTypeSymbol type)
    {
        var methods = type.GetMembers().OfType<IMethodSymbol>().ToList();
        var create = methods.FirstOrDefault(m => m is { Name: "Create", IsStatic: true });
        var forward = methods.FirstOrDefault(m => m is { Name: "forward", IsStatic: false });
        var outputs = forward?.ReturnType as INamedTypeSymbol;
        var channels = type.GetMembers().OfType<IPropertySymbol>()
            .Where(p => p.IsStatic && p.Type.SpecialType == SpecialType.System_Int32 && p.Name.EndsWith(ChannelsEnding, StringComparison.Ordinal))
            .Select(p => new ChannelMember(p.Name.Substring(0, p.Name.Length - ChannelsEnding.Length), FactParser.Parse(p)));
        return new Contract(
            Symbols.Name(type),
            create?.Parameters.Select(p => new ContractParameter(p.Name, Symbols.Name(p.Type))).ToEquatable(),
            outputs is null ? "" : Symbols.Name(outputs),
            (outputs is null ? [] : OutputNames(outputs)).ToEquatable(),
            channels.ToEquatable(),
            (forward?.Parameters.Select(Input) ?? []).ToEquatable());
    }

    private static IEnumerable<string> OutputNames(INamedTypeSymbol outputs) =>
        outputs.GetMembers().OfType<IPropertySymbol>().Where(p => p.Type.Name == "Tensor").Select(p => p.Name);

    private static StageParameter Input(IParameterSymbol parameter) => new(
        parameter.Name,
        parameter.Name,
        parameter.Attribute("Shape") is { } shape ? StageParser.Dimensions(shape) : EquatableArray.Of<ArgumentValue>(),
        FactParser.Parse(parameter));
}
