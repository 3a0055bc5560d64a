using System.Globalization;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Operators;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>Gives a network's hyperparameters the values of a <c>[Use]</c>, or of a tool that asks from outside.</summary>
internal static class ArgumentBinder
{
    /// <summary>The hyperparameters of <paramref name="used"/> with the arguments of a stage that uses it.</summary>
    public static IReadOnlyDictionary<string, BoundValue> Bind(NetworkDeclaration used, StageBuilder user)
    {
        var (stage, scope) = (user.Declaration, user.Scope);
        RequireCount(used, stage);
        var bound = new Dictionary<string, BoundValue>(StringComparer.Ordinal);
        for (var i = 0; i < used.Hyperparameters.Count; i++)
        {
            var hyperparameter = used.Hyperparameters[i];
            var written = UseArguments.At(stage, i);
            var value = written ?? hyperparameter.Default!;
            var spot = Spot.Argument(stage.Name, UseArguments.Name(i));
            bound[hyperparameter.Name] = Read(hyperparameter, value, written is null ? null : scope, spot)
                ?? throw new StageException(Unreadable(hyperparameter, used.Name, Signature(used), value, spot));
        }

        return bound;
    }

    /// <summary>
    /// What is wrong with a value that is not among those that the network used is made for. This comes after its inputs: with
    /// the wrong number for their channels, that they do not fit says more.
    /// </summary>
    public static Problem? NotAllowed(NetworkDeclaration used, Scope scope, StageBuilder user)
    {
        for (var i = 0; i < used.Hyperparameters.Count; i++)
        {
            var hyperparameter = used.Hyperparameters[i];
            var (value, spot) = (scope.Hyperparameter(hyperparameter.Name)!, Spot.Argument(user.Declaration.Name, UseArguments.Name(i)));
            foreach (var (verdict, demand) in Demands(hyperparameter, value, user.Scope.Known))
            {
                user.Requirements.Count(verdict);
                if (verdict == Verdict.Different)
                {
                    return NotAllowed(used, hyperparameter, value, demand, spot);
                }

                if (verdict == Verdict.Unknown)
                {
                    // The network itself checks it when it is built.
                    user.Requirements.Tell(Problem.At(
                        spot, Descriptors.Undecided, $"'{hyperparameter.Name}' of '{used.Name}' must be {demand}, but it is {((IntValue)value).Dim}", ""));
                }
            }
        }

        return null;
    }

    /// <summary>An argument's value for a hyperparameter; null where it does not fit. Without a scope, constants alone.</summary>
    public static BoundValue? Read(Hyperparameter hyperparameter, ArgumentValue value, Scope? scope, Spot spot) => (hyperparameter.Kind, value.Kind) switch
    {
        (HyperparameterKind.Int, ArgumentKind.Int) => new IntValue(Dim.Of(long.Parse(value.Text, CultureInfo.InvariantCulture))),
        (HyperparameterKind.Int, ArgumentKind.Text) when scope is not null => new IntValue(DimText.Read(value, scope, spot, "[Use]")),
        (HyperparameterKind.Bool, ArgumentKind.Bool) => new FlagValue(value.Text == "true", null),
        (HyperparameterKind.IntArray, ArgumentKind.Null) => new ArrayValue(null, null),
        (HyperparameterKind.IntArray, ArgumentKind.Array) => new ArrayValue(
            value.Text.Split(',').Select(t => int.Parse(t, CultureInfo.InvariantCulture)).ToEquatable(), null),
        (HyperparameterKind.Norm, ArgumentKind.Enum) => new NormValue(value.Text.Substring(value.Text.LastIndexOf('.') + 1), null),
        (HyperparameterKind.Double, ArgumentKind.Double or ArgumentKind.Int) => new OpaqueValue(value.Text),
        (_, ArgumentKind.Text) when scope?.Network.FindHyperparameter(value.Text)?.Kind == hyperparameter.Kind => scope.Hyperparameter(value.Text),
        (HyperparameterKind.Other, ArgumentKind.Unreadable) => null,
        (HyperparameterKind.Other, ArgumentKind.Double) when hyperparameter.Type == "float" => new OpaqueValue(value.Text + "f"),
        (HyperparameterKind.Other, _) => new OpaqueValue(value.Code),
        _ => null,
    };

    /// <summary>What is said of a value that does not fit a hyperparameter.</summary>
    public static Problem Unreadable(Hyperparameter hyperparameter, string used, string signature, ArgumentValue value, Spot spot) =>
        Problem.At(spot, Descriptors.UseArguments, used, signature, $"{value}", $"'{hyperparameter.Name}' is {Describe(hyperparameter.Kind)}");

    private static void RequireCount(NetworkDeclaration used, StageDeclaration stage)
    {
        var given = UseArguments.Count(stage);
        var required = used.Hyperparameters.Count(h => h.Default is null);
        if (given < required || given > used.Hyperparameters.Count)
        {
            throw new StageException(Problem.At(
                Spot.Attribute(stage.Name), Descriptors.UseArguments, used.Name, Signature(used), $"{given}",
                given < required ? $"'{used.Hyperparameters[given].Name}' is missing" : $"argument {used.Hyperparameters.Count + 1} is too many"));
        }
    }

    /// <summary>Holds a value against <c>[OneOf]</c> and the facts of a hyperparameter: what is wrong with it, and whether that is sure.</summary>
    public static IEnumerable<(Verdict Verdict, string Demand)> Demands(Hyperparameter hyperparameter, BoundValue value, Known? known)
    {
        if (value is not IntValue { Dim: var dim })
        {
            yield break;
        }

        if (hyperparameter.Allowed.Count > 0)
        {
            yield return (Comparison.IsOneOf(dim, [.. hyperparameter.Allowed.Select(a => (long)a)], known), $"one of {string.Join(", ", hyperparameter.Allowed)}");
        }

        foreach (var fact in hyperparameter.Facts)
        {
            yield return (Fits.Judge(fact, dim, known), fact.Demand);
        }
    }

    /// <summary>What is surely wrong with a value; null where it is allowed or not known.</summary>
    public static Problem? NotAllowed(NetworkDeclaration used, Hyperparameter hyperparameter, BoundValue value, Spot spot, Known? known) =>
        Demands(hyperparameter, value, known).Where(d => d.Verdict == Verdict.Different).Select(d => d.Demand).FirstOrDefault() is { } demand
            ? NotAllowed(used, hyperparameter, value, demand, spot)
            : null;

    private static Problem NotAllowed(NetworkDeclaration used, Hyperparameter hyperparameter, BoundValue value, string demand, Spot spot) =>
        Problem.At(spot, Descriptors.NotAllowed, hyperparameter.Name, used.Name, demand, $"{((IntValue)value).Dim}");

    private static string Signature(NetworkDeclaration network) =>
        $"({string.Join(", ", network.Hyperparameters.Select(h => h.Default is null ? h.Name : $"{h.Name} = {h.Default}"))})";

    private static string Describe(HyperparameterKind kind) => kind switch
    {
        HyperparameterKind.Int => "an int: a number, a hyperparameter or an expression",
        HyperparameterKind.Bool => "a bool: true, false or a bool hyperparameter",
        HyperparameterKind.Double => "a double: a number or a double hyperparameter",
        HyperparameterKind.IntArray => "an int[]?: null or a hyperparameter of that type",
        HyperparameterKind.Norm => "a Norm: a member or a hyperparameter of that type",
        _ => "of another type",
    };
}
