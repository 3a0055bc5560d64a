using System.Reflection;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;

namespace DaNetGen.Cli.Summary;

/// <summary>A compiled network, as its compiler left it on the class, with those that it uses.</summary>
/// <param name="Declaration">The network.</param>
/// <param name="Library">It and all that it reaches.</param>
/// <param name="Types">The networks that stand for its type parameters.</param>
internal sealed record DeclaredNetwork(NetworkDeclaration Declaration, Library Library, TypeBindings Types)
{
    /// <summary>Reads a network.</summary>
    /// <param name="type">The network's class; a generic one closed.</param>
    /// <exception cref="ArgumentException">It is no network that DaNetGen compiled, or one that it uses cannot be found.</exception>
    public static DeclaredNetwork Of(Type type)
    {
        var networks = new Dictionary<string, NetworkDeclaration>(StringComparer.Ordinal);
        NetworkReference reference = Collect(type, networks);
        NetworkDeclaration root = networks[reference.Id];
        return new(root, new Library(networks.Values.ToEquatable()), TypeBindings.Of(root, reference.TypeArguments));
    }

    private static NetworkReference Collect(Type type, Dictionary<string, NetworkDeclaration> networks)
    {
        Type definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        string text = definition.GetCustomAttribute<NetworkGraphAttribute>()?.Graph
            ?? throw new ArgumentException($"{type.Name} is no network that DaNetGen compiled.", nameof(type));
        NetworkDeclaration network = GraphFormat.Read(text);
        if (networks.TryAdd(network.Id, network))
        {
            foreach (NetworkReference used in network.Stages.Select(s => s.Uses).OfType<NetworkReference>().SelectMany(Closed))
            {
                Collect(Find(definition.Assembly, used.Id), networks);
            }
        }

        NetworkReference[] closing = [.. type.GenericTypeArguments.Select(t => Collect(t, networks))];
        return new NetworkReference(network.Id, network.Name, closing.ToEquatable());
    }

    private static IEnumerable<NetworkReference> Closed(NetworkReference reference) =>
        reference.TypeArguments.SelectMany(Closed).Concat(reference.IsTypeParameter ? [] : [reference]);

    private static Type Find(Assembly assembly, string id) =>
        assembly.GetType(id)
        ?? assembly.GetReferencedAssemblies().Select(Assembly.Load).Select(a => a.GetType(id)).FirstOrDefault(t => t is not null)
        ?? throw new ArgumentException($"The network '{id}' is not in {assembly.GetName().Name} or what it references.", nameof(id));
}
