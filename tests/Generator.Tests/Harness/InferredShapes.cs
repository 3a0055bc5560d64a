using System.Globalization;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Parsing;
using DaNetGen.Generator.Shapes;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Tests.Harness;

/// <summary>The shapes that the compiler infers for a compilation's networks.</summary>
internal sealed class InferredShapes(Compilation compilation)
{
    private readonly Dictionary<string, InferredNetwork> standalone = [];

    private readonly List<NetworkDeclaration> all = [.. Types(compilation.Assembly.GlobalNamespace)
        .Where(t => t.Attribute("Network") is not null)
        .SelectMany(t => ReachableNetworks.All(t, default).Append(NetworkParser.Declaration(t, default)))
        .DistinctBy(n => n.Id)];

    public IReadOnlyList<NetworkDeclaration> Networks => all;

    /// <summary>A network by itself, as its documentation shows it: hyperparameters stay symbols.</summary>
    public InferredNetwork Standalone(string id) =>
        standalone.TryGetValue(id, out var known) ? known : standalone[id] = NetworkInference.Infer(Link(id));

    /// <summary>A network for given hyperparameters; the sizes of its inputs stay symbols.</summary>
    public InferredNetwork Bound(string id, IReadOnlyDictionary<string, string> values)
    {
        var linked = Link(id);
        var network = linked.Declaration;
        var scope = new Scope(network, network.Hyperparameters.ToDictionary(h => h.Name, h => Value(h, values)));
        var closing = network.TypeParameters.Select(t => all.Single(n => n.Name == values[t.Name] || n.Id == values[t.Name]))
            .Select(n => new NetworkReference(n.Id, n.Name, EquatableArray.Of<NetworkReference>()));
        return NetworkInference.Infer(linked, scope, TypeBindings.Of(network, closing), inputs: null);
    }

    /// <summary>A shape with names replaced by numbers; null where a name stays.</summary>
    public static long[]? Evaluate(Shape shape, IReadOnlyDictionary<string, string> values)
    {
        var dims = shape.Substitute(name =>
            values.TryGetValue(name, out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var value) ? Dim.Of(value) : null);
        return dims.Dims.All(d => d.Constant is not null) ? [.. dims.Dims.Select(d => d.Constant!.Value)] : null;
    }

    public LinkedNetwork Link(string id) => Linker.Link(all.Single(n => n.Id == id), new Library(all.ToEquatable()));

    private static BoundValue Value(Hyperparameter hyperparameter, IReadOnlyDictionary<string, string> values)
    {
        var value = !values.TryGetValue(hyperparameter.Name, out var text) ? hyperparameter.Default! : hyperparameter.Kind switch
        {
            HyperparameterKind.Int => new ArgumentValue(ArgumentKind.Int, text),
            HyperparameterKind.Bool => new ArgumentValue(ArgumentKind.Bool, text),
            HyperparameterKind.Double => new ArgumentValue(ArgumentKind.Double, text),
            HyperparameterKind.IntArray => new ArgumentValue(ArgumentKind.Array, text.Replace(' ', ',')),
            HyperparameterKind.Norm => new ArgumentValue(ArgumentKind.Enum, text),
            _ => ArgumentValue.Of(text),
        };
        return ArgumentBinder.Read(hyperparameter, value, scope: null, Spot.Class)!;
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) => container.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));
}
