using System.Reflection;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;

namespace DaNetGen.Cli.Summary;

/// <summary>Infers a compiled network anew, for given hyperparameters, from the graph that its compiler left on the class.</summary>
internal static class CompiledGraph
{
    /// <summary>The network with its hyperparameters bound.</summary>
    /// <param name="type">The network's class; a generic one closed.</param>
    /// <param name="arguments">Values by the hyperparameters' names; those left out have their defaults.</param>
    /// <param name="size">The size of its inputs; null where those stay symbols.</param>
    public static InferredNetwork Infer(Type type, IReadOnlyDictionary<string, ArgumentValue> arguments, InputSize? size = null)
    {
        var networks = new Dictionary<string, NetworkDeclaration>(StringComparer.Ordinal);
        NetworkReference reference = Collect(type, networks);
        NetworkDeclaration root = networks[reference.Id];
        var library = new Library(networks.Values.ToEquatable());
        Dictionary<string, BoundValue> bound = root.Hyperparameters.ToDictionary(h => h.Name, h => Bind(h, arguments));
        var scope = new Scope(root, bound);
        foreach (string symbol in root.Inputs.SelectMany(i => i.Shape!.Value).Where(InputBinder.IsName).Select(d => d.Text).Where(s => scope.Resolve(s) is null))
        {
            if (size?.Of(symbol) is { } number) scope.BindSize(symbol, number);
        }

        return NetworkInference.Infer(Linker.Link(root, library), scope, TypeBindings.Of(root, reference.TypeArguments), inputs: null);
    }

    private static BoundValue Bind(Hyperparameter hyperparameter, IReadOnlyDictionary<string, ArgumentValue> arguments)
    {
        ArgumentValue value = arguments.TryGetValue(hyperparameter.Name, out ArgumentValue? given) ? given : hyperparameter.Default ?? ArgumentValue.Null;
        return ArgumentBinder.Read(hyperparameter, value, scope: null, Spot.Class)
            ?? throw new ArgumentException($"'{hyperparameter.Name}' cannot be {value}.", nameof(arguments));
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
