using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Parsing;

/// <summary>Reads the networks of other assemblies from the graph that their compilation left on the public class.</summary>
internal static class ExternalNetworks
{
    /// <summary>The networks outside the assembly of <paramref name="type"/> that it reaches, each once.</summary>
    public static EquatableArray<NetworkDeclaration> ReachedBy(INamedTypeSymbol type)
    {
        var found = new SortedDictionary<string, NetworkDeclaration>(StringComparer.Ordinal);
        foreach (var used in NetworkParser.StageMethods(type).SelectMany(UsedTypes))
        {
            Collect(used, type.ContainingAssembly, found);
        }

        return found.Values.ToEquatable();
    }

    private static IEnumerable<INamedTypeSymbol> UsedTypes(IMethodSymbol method) => method.GetAttributes()
        .Where(a => a.AttributeClass?.Name == "UseAttribute" && Symbols.IsOurs(a.AttributeClass))
        .SelectMany(a => a.AttributeClass!.TypeArguments.OfType<INamedTypeSymbol>())
        .SelectMany(WithArguments);

    private static IEnumerable<INamedTypeSymbol> WithArguments(INamedTypeSymbol type) =>
        type.TypeArguments.OfType<INamedTypeSymbol>().SelectMany(WithArguments).Append(type);

    private static void Collect(INamedTypeSymbol type, IAssemblySymbol home, SortedDictionary<string, NetworkDeclaration> found)
    {
        var id = Symbols.Id(type);
        if (found.ContainsKey(id) || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, home) || Read(type) is not { } network)
        {
            return;
        }

        found.Add(id, network);
        foreach (var next in network.Stages.Where(s => s.Uses is { IsTypeParameter: false }).SelectMany(s => Ids(s.Uses!)))
        {
            if (type.ContainingAssembly.GetTypeByMetadataName(next) is { } used)
            {
                Collect(used, home, found);
            }
        }
    }

    private static IEnumerable<string> Ids(NetworkReference reference) =>
        reference.TypeArguments.SelectMany(Ids).Append(reference.Id);

    /// <summary>The declaration on the class; null where there is none, or one of a format that this version does not know.</summary>
    private static NetworkDeclaration? Read(INamedTypeSymbol type)
    {
        if (type.OriginalDefinition.Attribute("NetworkGraph")?.ConstructorArguments is not [{ Value: GraphFormat.Version }, { Value: string text }])
        {
            return null;
        }

        try
        {
            return GraphFormat.Read(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
