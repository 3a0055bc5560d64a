using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;

namespace DaNetGen.Generator.Repairs;

/// <summary>
/// What a name that nothing has can have meant: the nearest one, a stage that was renamed, an input that lacks its
/// <c>[Shape]</c>, or a stage that is still to be declared.
/// </summary>
internal static class UnknownNames
{
    public static IEnumerable<Repair> Repairs(Problem problem, InferredNetwork network)
    {
        var (declaration, library) = (network.Linked.Declaration, network.Linked.Library);
        var parameter = Parameter(problem, declaration);
        var names = new NameTable(declaration, library);
        var reads = new Reads(declaration, names);
        var renamed = RenamedStage.Find(declaration, reads, library);
        var name = Names.Camel(parameter.Source);
        var meant = renamed.FirstOrDefault(r => r.Old == name)?.New;
        var isAlone = reads.Of(name).Count() == 1;
        if (meant is not null && (renamed.Count > 1 || !isAlone || meant != problem.Replacement))
        {
            yield return new Repair(Repair.Renamed, string.Join(";", renamed.Select(r => $"{r.Old}={r.New}")));
        }

        if (parameter.Source != parameter.Name)
        {
            yield break;
        }

        if (names.Sources.FirstOrDefault(s => s.Name == (meant ?? problem.Replacement)) is { Stage: not null } source)
        {
            yield return new Repair(Repair.From, source.FromArgument);
        }

        if (InputShape.Suggest(declaration, library, reads.Of(name)) is { } shape)
        {
            yield return new Repair(Repair.Shape, shape);
        }

        yield return new Repair(Repair.Reads, reads.Before(name)?.Name ?? "");
        yield return new Repair(Repair.Before, reads.Of(name).First().Name);
    }

    public static IEnumerable<Repair> OfReuse(Problem problem, InferredNetwork network)
    {
        var stages = network.Linked.Declaration.Stages.Select(s => s.Name).ToList();
        return !stages.Contains(problem.Arguments[0]) && Names.Nearest(problem.Arguments[0], stages.Where(s => s != problem.Spot.Stage)) is { } nearest
            ? [new Repair(Repair.Replacement, $"nameof({Names.Identifier(nearest)})")]
            : [];
    }

    private static StageParameter Parameter(Problem problem, NetworkDeclaration network) =>
        network.FindStage(problem.Spot.Stage!)!.Parameters.First(p => p.Name == problem.Spot.Name);
}
