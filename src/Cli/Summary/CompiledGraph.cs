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
        var network = DeclaredNetwork.Of(type);
        NetworkDeclaration root = network.Declaration;
        var scope = new Scope(root, Bind(root, arguments));
        foreach (string symbol in root.Inputs.SelectMany(i => i.Shape!.Value).Where(InputBinder.IsName).Select(d => d.Text).Where(s => scope.Resolve(s) is null))
        {
            if (size?.Of(symbol) is { } number) scope.BindSize(symbol, number);
        }

        return NetworkInference.Infer(Linker.Link(root, network.Library), scope, network.Types, inputs: null);
    }

    /// <summary>The hyperparameters with their values.</summary>
    /// <param name="network">The network.</param>
    /// <param name="arguments">Values by the hyperparameters' names; those left out have their defaults.</param>
    /// <exception cref="ArgumentException">A value is not of the hyperparameter's type, or is missing.</exception>
    public static IReadOnlyDictionary<string, BoundValue> Bind(NetworkDeclaration network, IReadOnlyDictionary<string, ArgumentValue> arguments) =>
        network.Hyperparameters.ToDictionary(h => h.Name, h => Bind(h, arguments));

    private static BoundValue Bind(Hyperparameter hyperparameter, IReadOnlyDictionary<string, ArgumentValue> arguments)
    {
        ArgumentValue value = arguments.TryGetValue(hyperparameter.Name, out ArgumentValue? given) ? given : hyperparameter.Default ?? ArgumentValue.Null;
        return ArgumentBinder.Read(hyperparameter, value, scope: null, Spot.Class)
            ?? throw new ArgumentException($"'{hyperparameter.Name}' cannot be {value}.", nameof(arguments));
    }
}
