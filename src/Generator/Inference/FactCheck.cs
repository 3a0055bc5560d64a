using System.Globalization;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>Finds facts that say nothing or cannot hold.</summary>
internal static class FactCheck
{
    /// <summary>Those of an input.</summary>
    public static IEnumerable<Problem> OfInput(StageDeclaration stage, StageParameter parameter, NetworkDeclaration network)
    {
        foreach (var fact in parameter.Facts)
        {
            if (WhatIsWrong(fact, parameter, network) is { } why)
            {
                var argument = new AttributeArgument(fact.Attribute, fact.Axis is { } axis ? axis - 2 : fact.Size.Length > 0 ? null : 0, fact.Size);
                yield return Problem.At(
                    new Spot(SpotKind.ParameterAttribute, stage.Name, parameter.Name, argument), Descriptors.BadFact, fact.Attribute, parameter.Name, why);
            }
        }
    }

    /// <summary>Those of the hyperparameters.</summary>
    public static IEnumerable<Problem> OfHyperparameters(NetworkDeclaration network)
    {
        foreach (var hyperparameter in network.Hyperparameters)
        {
            foreach (var fact in hyperparameter.Facts)
            {
                if (WhatIsWrong(fact, hyperparameter, network) is { } why)
                {
                    var spot = new Spot(SpotKind.HyperparameterAttribute, Name: hyperparameter.Name, Within: new AttributeArgument(fact.Attribute, 0, fact.Size));
                    yield return Problem.At(spot, Descriptors.BadFact, fact.Attribute, hyperparameter.Name, why);
                }
            }
        }
    }

    private static string? WhatIsWrong(Fact fact, StageParameter parameter, NetworkDeclaration network)
    {
        if (parameter.Shape is not { } dims)
        {
            return "is about nothing: only an input, which has [Shape], and a hyperparameter have facts";
        }

        if (fact.Value < 1)
        {
            return $"must say a number of at least 1, but it says {Text(fact.Value)}";
        }

        if (fact.Axis is { } axis)
        {
            return dims.Count != 4 ? $"is about images, [B, C, H, W], but its [Shape] has {dims.Count} dimensions"
                : dims[axis] == ArgumentValue.Int(fact.Value) || (InputBinder.IsName(dims[axis]) && network.FindHyperparameter(dims[axis].Text) is null)
                    ? Contradiction(fact, dims[axis].Text, network)
                    : $"says {Text(fact.Value)} of a dimension that [Shape] says is {dims[axis]}";
        }

        if (fact.Size.Length == 0)
        {
            return $"must name the sizes that it is about: [{fact.Attribute}({Text(fact.Value)}, \"H\", \"W\")]";
        }

        if (network.FindHyperparameter(fact.Size) is not null)
        {
            return $"is about the hyperparameter '{fact.Size}': write [{fact.Attribute}({Text(fact.Value)})] on that";
        }

        var symbols = dims.Where(InputBinder.IsName).Select(d => d.Text).Where(d => network.FindHyperparameter(d) is null).Distinct().ToList();
        var nearest = symbols.Contains(fact.Size) ? null : Names.Nearest(fact.Size, symbols);
        return symbols.Contains(fact.Size) ? Contradiction(fact, network)
            : $"is about '{fact.Size}', which is no size of it{(nearest is null ? "" : $" (did you mean '{nearest}'?)")}";
    }

    /// <summary>Another size than that which an input before gives to the symbol.</summary>
    private static string? Contradiction(Fact fact, string symbol, NetworkDeclaration network) => Domains.Fixed(symbol, network) is { } size && size != fact.Value
        ? $"says that '{symbol}' is {Text(fact.Value)}, but another says {Text(size)}"
        : null;

    /// <summary>A size that does not meet the fact.</summary>
    private static string? Contradiction(Fact fact, NetworkDeclaration network) =>
        Domains.Fixed(fact.Size, network) is { } size && Fits.Judge(fact, Dim.Of(size), null) != Verdict.Equal
            ? $"cannot hold: [InputSize] says that '{fact.Size}' is {Text(size)}"
            : null;

    private static string? WhatIsWrong(Fact fact, Hyperparameter hyperparameter, NetworkDeclaration network)
    {
        if (hyperparameter.Kind != HyperparameterKind.Int || fact.Axis is not null)
        {
            return $"is about {(fact.Axis is null ? "whole numbers" : "images")}, but this is a hyperparameter of type {hyperparameter.Type}";
        }

        if (fact.Size.Length > 0)
        {
            return $"names '{fact.Size}': on a hyperparameter it is about that alone";
        }

        if (fact.Kind == FactKind.MultipleOf && fact.Value < 1)
        {
            return $"must say a number of at least 1, but it says {Text(fact.Value)}";
        }

        var given = hyperparameter.Default is { Kind: ArgumentKind.Int, Text: var text } ? long.Parse(text, CultureInfo.InvariantCulture) : (long?)null;
        return given is { } value && Fits.Judge(fact, Dim.Of(value), null) != Verdict.Equal
            ? $"does not hold of its default, {Text(value)}"
            : hyperparameter.Allowed.Count > 0 && hyperparameter.Allowed.All(a => Fits.Judge(fact, Dim.Of(a), null) != Verdict.Equal)
                ? "holds of none of the values in its [OneOf]"
                : null;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
