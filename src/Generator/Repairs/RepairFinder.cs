using System.Collections.Immutable;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Inference;

namespace DaNetGen.Generator.Repairs;

/// <summary>Finds for a problem what would mend it.</summary>
internal static class RepairFinder
{
    private static readonly Dictionary<string, Func<Problem, InferredNetwork, IEnumerable<Repair>>> Finders = new(StringComparer.Ordinal)
    {
        [Descriptors.UnknownStage.Id] = UnknownNames.Repairs,
        [Descriptors.UnusedStage.Id] = UnusedStages.Repairs,
        [Descriptors.UnknownHyperparameter.Id] = Hyperparameters.OfUnknown,
        [Descriptors.NotAllowed.Id] = Hyperparameters.OfNotAllowed,
        [Descriptors.OptionalRead.Id] = Outputs.OfOptionalRead,
        [Descriptors.NoOutput.Id] = Outputs.OfNone,
        [Descriptors.BadReuse.Id] = UnknownNames.OfReuse,
        [Descriptors.ShapeMismatch.Id] = Sizes.OfMismatch,
        [Descriptors.Reduction.Id] = Divisions.OfReduction,
        [Descriptors.Groups.Id] = Divisions.OfGroups,
    };

    static RepairFinder()
    {
        foreach (var id in UnequalOperands.Ids)
        {
            Finders.Add(id, UnequalOperands.Repairs);
        }
    }

    /// <summary>The properties of a problem's diagnostic.</summary>
    public static ImmutableDictionary<string, string?> Properties(Problem problem, InferredNetwork network) =>
        Properties(problem, Finders.TryGetValue(problem.Id, out var find) ? find(problem, network) : []);

    public static ImmutableDictionary<string, string?> Properties(Problem problem, IEnumerable<Repair> repairs)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (problem.Replacement is { } text)
        {
            properties = properties.Add(Repair.Replacement, text);
        }

        return properties.SetItems(repairs.Select(r => new KeyValuePair<string, string?>(r.Name, r.Value)));
    }
}
