using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;

namespace DaNetGen.Generator.Repairs;

/// <summary>The output that a network lacks, and the condition that an output lacks.</summary>
internal static class Outputs
{
    public static IEnumerable<Repair> OfOptionalRead(Problem problem, InferredNetwork network) =>
        network.Linked.Declaration.FindStage(problem.Spot.Stage!) is { IsOutput: true, When: null }
            ? [new Repair(Repair.When, problem.Arguments[1])]
            : [];

    /// <summary>The last stage that nothing reads.</summary>
    public static IEnumerable<Repair> OfNone(Problem problem, InferredNetwork network)
    {
        var declaration = network.Linked.Declaration;
        var reads = new Reads(declaration, new NameTable(declaration, network.Linked.Library));
        return declaration.Stages.LastOrDefault(s => s.Uses is null && !reads.Any(s)) is { } last ? [new Repair(Repair.Output, last.Name)] : [];
    }
}
