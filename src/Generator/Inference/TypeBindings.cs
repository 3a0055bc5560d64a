using DaNetGen.Generator.Graph;

namespace DaNetGen.Generator.Inference;

/// <summary>The networks that stand for a class's type parameters; none while the class is compiled by itself.</summary>
internal sealed record TypeBindings(IReadOnlyDictionary<string, NetworkReference> Networks)
{
    public static TypeBindings Open { get; } = new(new Dictionary<string, NetworkReference>());

    public static TypeBindings Of(NetworkDeclaration network, IEnumerable<NetworkReference> arguments) =>
        new(network.TypeParameters.Zip(arguments, (p, a) => (p.Name, a)).ToDictionary(x => x.Name, x => x.a, StringComparer.Ordinal));

    /// <summary>The reference with type parameters replaced by what stands for them; one that nothing stands for stays.</summary>
    public NetworkReference Close(NetworkReference reference) =>
        reference.IsTypeParameter && Networks.TryGetValue(reference.Id, out var network) ? network : reference;
}
