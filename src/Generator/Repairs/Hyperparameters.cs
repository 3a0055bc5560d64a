using System.Globalization;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;

namespace DaNetGen.Generator.Repairs;

/// <summary>The hyperparameter that was meant, and the value that it may have.</summary>
internal static class Hyperparameters
{
    public static IEnumerable<Repair> OfUnknown(Problem problem, InferredNetwork network)
    {
        var kind = problem.Spot.Kind == SpotKind.When ? HyperparameterKind.Bool : HyperparameterKind.Int;
        var known = network.Linked.Declaration.Hyperparameters.Where(h => h.Kind == kind).Select(h => h.Name);
        return Names.Nearest(problem.Arguments[0], known) is { } nearest ? [new Repair(Repair.Unknown, problem.Arguments[0]), new Repair(Repair.Nearest, nearest)] : [];
    }

    public static IEnumerable<Repair> OfNotAllowed(Problem problem, InferredNetwork network) =>
        network.Linked.Declaration.FindStage(problem.Spot.Stage ?? "")?.Uses is { } uses && network.Linked.Library.Find(uses.Id) is { } used
            ? OfNotAllowed(problem, used)
            : [];

    /// <summary>The nearest of the values that a hyperparameter may have; the smaller of two as near.</summary>
    public static IEnumerable<Repair> OfNotAllowed(Problem problem, NetworkDeclaration used)
    {
        var allowed = used.FindHyperparameter(problem.Arguments[0])?.Allowed ?? EquatableArray.Of<int>();
        return allowed.Count > 0 && long.TryParse(problem.Arguments[3], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? [new Repair(Repair.Replacement, allowed.OrderBy(a => Math.Abs(a - value)).ThenBy(a => a).First().ToString(CultureInfo.InvariantCulture))]
            : [];
    }
}
