using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Repairs;

/// <summary>Sizes that fit: an argument that follows the value, or channels that the value's stage gives instead.</summary>
internal static class Sizes
{
    private const string Axes = "BCHW";

    /// <summary>The argument that says how many channels a stage gives, and how many times that number it gives.</summary>
    private static readonly Dictionary<string, (string Argument, int Times)> Givers = new(StringComparer.Ordinal)
    {
        ["Conv"] = ("channels", 1), ["ConvBnRelu"] = ("channels", 1), ["Stem"] = ("channels", 1), ["Classifier"] = ("classes", 1),
        ["BasicStage"] = ("width", 1), ["BottleneckStage"] = ("width", 4),
    };

    public static IEnumerable<Repair> OfMismatch(Problem problem, InferredNetwork network)
    {
        var (name, expected) = (problem.Arguments[1], problem.Arguments[2]);
        var shape = network.Values().FirstOrDefault(v => v.Name == name)?.Shape;
        var axis = shape is null ? -1 : Enumerable.Range(0, shape.Rank).ToList().FindIndex(a => problem.Arguments[0] == $"The {shape.AxisName(a)}");
        if (axis < 0 || axis >= Axes.Length || shape![axis].Symbols().Any(s => s.IsRuntime))
        {
            return [];
        }

        if (problem.Spot.Kind == SpotKind.Argument)
        {
            var follow = new Repair(Repair.Follow, $"\"{name}.{Axes[axis]}\"");
            return Written(shape[axis]) is { } size ? [new Repair(Repair.Replacement, size), follow] : [follow];
        }

        return axis == 1 && long.TryParse(expected, out var wanted) && Giving(network, name, Dim.Of(wanted), "") is { } channels
            ? [new Repair(Repair.Channels, channels)]
            : [];
    }

    /// <summary>The argument that makes the stage of a value give so many channels, as <see cref="Repair.Channels"/> holds it; null where there is none.</summary>
    public static string? Giving(InferredNetwork network, string value, Dim channels, string followed)
    {
        var stage = network.Stages.FirstOrDefault(s => s.Linked.Declaration is { Uses: null } d && d.ValueName == value)?.Linked.Declaration;
        return stage is not null && Givers.TryGetValue(stage.Operator, out var giver) && (channels / giver.Times * giver.Times).Equals(channels)
            && Written(channels / giver.Times) is { } size
                ? $"{stage.Name}:{giver.Argument}={size}:{followed}"
                : null;
    }

    /// <summary>A size as it is written in an attribute: a number or a hyperparameter; null for all else.</summary>
    public static string? Written(Dim size) => size switch
    {
        { Constant: { } number } => $"{number}",
        { Terms: [{ Coefficient: 1, Atoms: [Symbol { IsRuntime: false } symbol] }] } when !symbol.Name.Contains('.') => $"nameof({Names.Identifier(symbol.Name)})",
        _ => null,
    };
}
