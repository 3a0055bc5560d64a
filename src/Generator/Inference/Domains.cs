using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>The values that hyperparameters, sizes of inputs and a contract's channels may have, by their facts.</summary>
internal static class Domains
{
    /// <summary>Those of a hyperparameter: from 1 unless a fact, its default or its role says otherwise.</summary>
    public static Domain Of(Hyperparameter hyperparameter, NetworkDeclaration network)
    {
        var facts = hyperparameter.Facts;
        var listed = Domain.Of(hyperparameter.Allowed.Select(a => (long)a));
        return Multiples(
            listed.Values.Count > 0 ? AtLeast(listed, facts)
            : facts.Any(f => f.Kind == FactKind.AtLeast) ? Domain.Any with { Least = facts.Where(f => f.Kind == FactKind.AtLeast).Max(f => f.Value) }
            : Domain.Any with { Least = Usual(hyperparameter, network) },
            facts);
    }

    /// <summary>Those of a symbol in the shapes of the network's inputs.</summary>
    public static Domain Of(string symbol, NetworkDeclaration network) =>
        Of(network.Inputs.SelectMany(i => i.Facts).Where(f => f.Size == symbol && f.Axis is null));

    /// <summary>Those of which some facts hold.</summary>
    public static Domain Of(IEnumerable<Fact> facts) => Multiples(AtLeast(Domain.Any, facts), facts);

    /// <summary>The size that <c>[InputSize]</c> gives to a symbol; null where it gives none.</summary>
    public static long? Fixed(string symbol, NetworkDeclaration network) => network.Inputs
        .SelectMany(i => i.Facts.Where(f => f.Axis is { } axis && i.Shape is { Count: 4 } shape && shape[axis] == ArgumentValue.Of(symbol)))
        .FirstOrDefault()?.Value;

    private static Domain AtLeast(Domain domain, IEnumerable<Fact> facts) =>
        facts.Where(f => f.Kind == FactKind.AtLeast).Aggregate(domain, (d, f) => d.AtLeast(f.Value));

    private static Domain Multiples(Domain domain, IEnumerable<Fact> facts) =>
        facts.Where(f => f.Kind == FactKind.MultipleOf && f.Value > 0).Aggregate(domain, (d, f) => d.MultipleOf(f.Value));

    /// <summary>The least value of a hyperparameter of which nothing is declared.</summary>
    private static long Usual(Hyperparameter hyperparameter, NetworkDeclaration network)
    {
        var usual = IsPadding(hyperparameter.Name, network) ? 0 : 1;
        return hyperparameter.Default is { Kind: ArgumentKind.Int, Text: var text }
            ? Math.Min(usual, long.Parse(text, System.Globalization.CultureInfo.InvariantCulture))
            : usual;
    }

    /// <summary>Whether a hyperparameter is written as a padding, for which 0 is as good as any.</summary>
    private static bool IsPadding(string name, NetworkDeclaration network) => network.Stages.SelectMany(s => s.Arguments)
        .Any(a => a.Name == "padding" && a.Value.Kind == ArgumentKind.Text && a.Value.Text.Contains(name));
}
