using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Linking;

namespace DaNetGen.Generator.Repairs;

/// <summary>A name that parameters still read, and the one that its stage has now.</summary>
internal sealed record RenamedValue(string Old, string New);

/// <summary>
/// Finds the stage that was evidently renamed: the only one that nothing reads any more, where the names that nothing has
/// can be its alone. Outputs need not be read, so that one of those was renamed only where the name cannot be a slip either,
/// nor that of a network's output.
/// </summary>
internal static class RenamedStage
{
    public static IReadOnlyList<RenamedValue> Find(NetworkDeclaration network, Reads reads, Library library)
    {
        var dependents = reads.Dependents(reads.Unknown);
        var unread = network.Stages.Where(s => !dependents.Contains(s.Name) && !reads.Any(s)).ToList();

        var inside = unread.Where(s => !s.IsOutput).ToList();
        var candidates = inside.Count == 0 && !reads.Unknown.Any(u => MayBeElse(u, network, reads.Known(dependents))) ? unread : inside;
        return candidates is [var stage] ? Values(stage, network, reads.Unknown, library) : [];
    }

    private static bool MayBeElse(string name, NetworkDeclaration network, IEnumerable<string> known) =>
        Names.Nearest(name, known) is not null || network.Stages.Any(s => s.Uses is not null && name.StartsWith(s.ValueName, StringComparison.Ordinal));

    private static IReadOnlyList<RenamedValue> Values(StageDeclaration stage, NetworkDeclaration network, IReadOnlyList<string> unknown, Library library)
    {
        if (stage.Uses is null)
        {
            return unknown is [var old] ? [new RenamedValue(old, stage.ValueName)] : [];
        }

        // Outputs are read as stage name and output name: backboneLayer4.
        var outputs = NetworkOutputs.Of(stage.Uses, network, library).OrderByDescending(o => o.Length).ToList();
        var values = unknown.Select(u => (Old: u, Output: outputs.FirstOrDefault(o => u.Length > o.Length && u.EndsWith(o, StringComparison.Ordinal)))).ToList();
        return values.All(v => v.Output is not null) && values.Select(v => v.Old.Substring(0, v.Old.Length - v.Output!.Length)).Distinct().Count() == 1
            ? [.. values.Select(v => new RenamedValue(v.Old, stage.ValueName + v.Output))]
            : [];
    }
}
