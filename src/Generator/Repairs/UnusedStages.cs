using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;

namespace DaNetGen.Generator.Repairs;

/// <summary>A stage that nothing reads goes, and with it those that nothing else reads; or it is an output.</summary>
internal static class UnusedStages
{
    public static IEnumerable<Repair> Repairs(Problem problem, InferredNetwork network)
    {
        var declaration = network.Linked.Declaration;
        var reads = new Reads(declaration, new NameTable(declaration, network.Linked.Library));
        var removed = new List<string> { problem.Spot.Stage! };
        while (declaration.Stages.FirstOrDefault(s => !s.IsOutput && !removed.Contains(s.Name) && IsReadBy(s, removed)) is { } next)
        {
            removed.Add(next.Name);
        }

        var unused = new Repair(Repair.Unused, string.Join(",", removed));
        return declaration.FindStage(problem.Spot.Stage!)!.Uses is null ? [unused, new Repair(Repair.Output, problem.Spot.Stage!)] : [unused];

        bool IsReadBy(StageDeclaration stage, List<string> names)
        {
            var readers = network.Linked.Stages.Where(s => s.Inputs.Any(i => i.Stage == stage.Name)).Select(s => s.Declaration.Name)
                .Concat(declaration.Stages.Where(s => reads.Reused(s) == stage).Select(s => s.Name)).ToList();
            return readers.Count > 0 && readers.All(names.Contains);
        }
    }
}
