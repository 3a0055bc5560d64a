using System.Text.RegularExpressions;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Cli.Export.PyTorch;

/// <summary>
/// Which hyperparameters stay parameters in Python: whole numbers without a default that are nothing but sizes of layers, such as
/// the number of classes. All else is bound: it decides what the network is made of.
/// </summary>
internal static class NetworkScope
{
    private static readonly HashSet<(string Operator, string Argument)> Sizes =
    [
        ("Conv", "channels"), ("ConvBnRelu", "channels"), ("Stem", "channels"), ("BasicStage", "width"), ("BottleneckStage", "width"),
        ("Classifier", "classes"), ("Linear", "features"),
    ];

    /// <summary>Image sizes in comments are multiples of this, so that they read <c>H / 8</c>.</summary>
    public const int Multiple = 32;

    /// <summary>The hyperparameters that stay parameters.</summary>
    public static IReadOnlyList<Hyperparameter> Kept(NetworkDeclaration network, Library library, TypeBindings types) =>
        [.. network.Hyperparameters.Where(h => h is { Kind: HyperparameterKind.Int, Default: null, Allowed.Count: 0 } && IsSize(h.Name, network, library, types))];

    /// <summary>A scope with some hyperparameters as symbols, the others bound, and the height and width of images as multiples.</summary>
    public static Scope Of(NetworkDeclaration network, IReadOnlyDictionary<string, BoundValue> bound, IReadOnlyList<Hyperparameter> kept)
    {
        var scope = new Scope(network, network.Hyperparameters.ToDictionary(
            h => h.Name, h => kept.Contains(h) ? new IntValue(Dim.Named(h.Name, Domains.Of(h, network))) : bound[h.Name]));
        IEnumerable<ArgumentValue> sides = network.Inputs.Where(i => i.Shape is { Count: 4 }).SelectMany(i => i.Shape!.Value.Skip(2)).Where(InputBinder.IsName);
        foreach (string side in sides.Select(s => s.Text).Where(s => scope.Resolve(s) is null && Domains.Fixed(s, network) is null))
            scope.BindSize(side, Dim.Runtime(side, Domains.Of(side, network).MultipleOf(Multiple)));
        return scope;
    }

    private static bool IsSize(string name, NetworkDeclaration network, Library library, TypeBindings types) =>
        network.Stages.All(stage => stage.Arguments.Where(a => Mentions(a.Value, name)).All(argument => stage.Uses is { } used
            ? library.Find(types.Close(used).Id) is { } inner && IsKept(argument.Name, stage, inner, library, types.Close(used), types)
            : Sizes.Contains((stage.Operator, argument.Name))));

    private static bool IsKept(string argument, StageDeclaration stage, NetworkDeclaration inner, Library library, NetworkReference reference, TypeBindings types)
    {
        int index = Enumerable.Range(0, UseArguments.Count(stage)).First(i => UseArguments.Name(i) == argument);
        return Kept(inner, library, TypeBindings.Of(inner, reference.TypeArguments.Select(types.Close))).Contains(inner.Hyperparameters[index]);
    }

    private static bool Mentions(ArgumentValue value, string name) => value.Kind == ArgumentKind.Text && Regex.IsMatch(value.Text, $@"(?<![\w.]){Regex.Escape(name)}(?![\w])");
}
