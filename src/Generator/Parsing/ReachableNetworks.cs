using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Parsing;

/// <summary>
/// Finds the networks that a class reaches through <c>[Use]</c>. Those of other assemblies are read from the graph that
/// their compilation left on the public class: reference assemblies drop private stages.
/// </summary>
internal sealed class ReachableNetworks
{
    private readonly IAssemblySymbol home;
    private readonly CancellationToken cancellation;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<NetworkDeclaration> own = [];
    private readonly List<NetworkDeclaration> external = [];

    private ReachableNetworks(IAssemblySymbol home, CancellationToken cancellation)
    {
        this.home = home;
        this.cancellation = cancellation;
    }

    /// <summary>The networks outside the assembly of <paramref name="type"/>.</summary>
    public static EquatableArray<NetworkDeclaration> External(INamedTypeSymbol type, CancellationToken cancellation) =>
        From(type, cancellation).external.OrderBy(n => n.Id, StringComparer.Ordinal).ToEquatable();

    /// <summary>All of them, without <paramref name="type"/> itself unless it uses itself.</summary>
    public static IReadOnlyList<NetworkDeclaration> All(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var networks = From(type, cancellation);
        return [.. networks.own, .. networks.external];
    }

    /// <summary>A closed network itself, those that close it, and what they reach, as <paramref name="home"/> sees them.</summary>
    public static IReadOnlyList<NetworkDeclaration> All(INamedTypeSymbol type, IAssemblySymbol home, CancellationToken cancellation)
    {
        var networks = new ReachableNetworks(home, cancellation);
        foreach (var part in WithArguments(type))
        {
            networks.Visit(part);
        }

        return [.. networks.own, .. networks.external];
    }

    private static ReachableNetworks From(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var networks = new ReachableNetworks(type.ContainingAssembly, cancellation);
        networks.Follow(type);
        return networks;
    }

    private void Follow(INamedTypeSymbol type)
    {
        foreach (var used in NetworkParser.StageMethods(type).SelectMany(UsedTypes))
        {
            Visit(used);
        }
    }

    private static IEnumerable<INamedTypeSymbol> UsedTypes(IMethodSymbol method) => method.GetAttributes()
        .Where(a => a.AttributeClass?.Name == "UseAttribute" && Symbols.IsOurs(a.AttributeClass))
        .SelectMany(a => a.AttributeClass!.TypeArguments.OfType<INamedTypeSymbol>())
        .SelectMany(WithArguments);

    private static IEnumerable<INamedTypeSymbol> WithArguments(INamedTypeSymbol type) =>
        type.TypeArguments.OfType<INamedTypeSymbol>().SelectMany(WithArguments).Append(type);

    private void Visit(INamedTypeSymbol type)
    {
        if (!seen.Add(Symbols.Id(type)))
        {
            return;
        }

        if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, home))
        {
            VisitExternal(type);
        }
        else if (type.Attribute("Network") is not null)
        {
            own.Add(NetworkParser.Declaration(type.OriginalDefinition, cancellation));
            Follow(type.OriginalDefinition);
        }
    }

    private void VisitExternal(INamedTypeSymbol type)
    {
        if (Read(type) is not { } network)
        {
            return;
        }

        external.Add(network);
        foreach (var id in network.Stages.Where(s => s.Uses is { IsTypeParameter: false }).SelectMany(s => Ids(s.Uses!)))
        {
            if (Find(type.ContainingAssembly, id) is { } used)
            {
                Visit(used);
            }
        }
    }

    private static INamedTypeSymbol? Find(IAssemblySymbol assembly, string id) =>
        assembly.Modules.SelectMany(m => m.ReferencedAssemblySymbols).Prepend(assembly)
            .Select(a => a.GetTypeByMetadataName(id)).FirstOrDefault(t => t is not null);

    private static IEnumerable<string> Ids(NetworkReference reference) =>
        reference.TypeArguments.Where(a => !a.IsTypeParameter).SelectMany(Ids).Append(reference.Id);

    /// <summary>The declaration on the class; null where there is none, or one of a format that this version does not know.</summary>
    private static NetworkDeclaration? Read(INamedTypeSymbol type)
    {
        if (type.OriginalDefinition.Attribute("NetworkGraph")?.ConstructorArguments is not [{ Value: int and >= 1 and <= GraphFormat.Version }, { Value: string text }])
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
