using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;

namespace DaNetGen.Generator.Linking;

/// <summary>Resolves the names of a network: what each parameter reads, in which order, and under which condition.</summary>
internal static class Linker
{
    public static LinkedNetwork Link(NetworkDeclaration network, Library library)
    {
        var problems = new List<Problem>();
        var names = new NameTable(network, library);
        var sources = new Dictionary<string, ValueSource?[]>(StringComparer.Ordinal);
        var stages = network.Stages.GroupBy(s => s.Name).Select(g => g.First()).ToList();
        foreach (var stage in stages)
        {
            sources[stage.Name] = [.. stage.Parameters.Select(p => Resolve(names, stage, p, problems))];
        }

        IEnumerable<string> Reads(StageDeclaration stage) => sources[stage.Name].Select(s => s?.Stage).OfType<string>()
            .Concat(stage.Operator == "Reuse" && stage.Find("stage") is { } reused ? [reused.Text] : []);

        // A stage whose arguments name the size of a value comes after that value, too.
        var needs = stages.ToDictionary(
            s => s.Name, s => Reads(s).Concat(SizeReads.Of(s).Select(names.StageOf).OfType<string>()).ToList(), StringComparer.Ordinal);
        var (order, cycle) = Ordering.Sort(stages, s => needs[s.Name]);
        if (cycle is not null)
        {
            problems.Add(Problem.At(Spot.AtStage(cycle[0]), Descriptors.Cycle, string.Join(" -> ", cycle)));
        }

        // A stage is called unused only where no name is open: a misspelt reader would make it look so.
        if (problems.Count == 0)
        {
            problems.AddRange(Unused(network, library, stages, order, Reads));
        }

        problems.AddRange(Structure(network, library));
        var conditions = Conditions.Of(order, s => needs[s.Name]);
        var linked = order.Where(s => sources[s.Name].All(i => i is not null))
            .Select(s => new LinkedStage(s, sources[s.Name].Select(i => i!).ToEquatable(), conditions[s.Name]))
            .ToList();
        problems.AddRange(linked.SelectMany(s => OptionalReads(s, network, library, linked)));
        return new LinkedNetwork(network, library, linked.ToEquatable(), problems.ToEquatable());
    }

    private static ValueSource? Resolve(NameTable names, StageDeclaration stage, StageParameter parameter, List<Problem> problems)
    {
        var (source, problem) = names.Find(stage, parameter);
        if (problem is not null)
        {
            problems.Add(problem);
        }

        return source;
    }

    private static IEnumerable<Problem> Structure(NetworkDeclaration network, Library library)
    {
        if (!network.Outputs.Any())
        {
            yield return Problem.At(Spot.Class, Descriptors.NoOutput, network.Name);
        }

        // A layer that is used again has one key.
        var keyed = network.Stages.Where(s => s.Operator != "Reuse" && s.KeyOrDefault.Length > 0).GroupBy(s => s.KeyOrDefault);
        foreach (var group in keyed.Where(g => g.Select(s => s.Name).Distinct().Count() > 1))
        {
            var second = group.Skip(1).First();
            yield return Problem.At(
                second.Key is null ? Spot.AtStage(second.Name) : new Spot(SpotKind.Key, second.Name),
                Descriptors.DuplicateKey, group.Key, second.Name, group.First().Name);
        }

        foreach (var stage in network.Stages)
        {
            if (stage is { IsOutput: true, Uses: not null })
            {
                yield return Problem.At(
                    new Spot(SpotKind.Output, stage.Name), Descriptors.Misplaced, "Output", $"stage '{stage.Name}'",
                    "it gives the outputs of another network: mark a stage that reads one of them");
            }

            if (stage.When is { } flag && network.FindHyperparameter(flag)?.Kind != HyperparameterKind.Bool)
            {
                yield return Problem.At(
                    new Spot(SpotKind.When, stage.Name), Descriptors.UnknownHyperparameter, flag, "When", network.Name,
                    $": it must be a bool parameter of the primary constructor");
            }

            if (stage.Uses is { IsTypeParameter: false } reference && library.Find(reference.Id) is { } used
                && (used.Id == network.Id ? network.Name + " -> " + network.Name : library.PathTo(network.Id, used, [])) is { } path)
            {
                yield return Problem.At(
                    Spot.Attribute(stage.Name), Descriptors.Cycle, used.Id == network.Id ? path : $"{network.Name} -> {path}");
            }
        }
    }

    private static IEnumerable<Problem> Unused(
        NetworkDeclaration network, Library library, List<StageDeclaration> stages, List<StageDeclaration> order, Func<StageDeclaration, IEnumerable<string>> reads)
    {
        // A stage that only unused stages read is reported by way of those; what has no outputs to read has another problem.
        bool CanBeRead(StageDeclaration stage) => stage.Uses is null || NetworkOutputs.Of(stage.Uses, network, library).Any();
        var read = new HashSet<string>(stages.SelectMany(reads), StringComparer.Ordinal);
        return network.Outputs.Any()
            ? order.Where(s => !s.IsOutput && !read.Contains(s.Name) && CanBeRead(s)).Select(s => Problem.At(Spot.AtStage(s.Name), Descriptors.UnusedStage, s.Name, ""))
            : [];
    }

    private static IEnumerable<Problem> OptionalReads(
        LinkedStage stage, NetworkDeclaration network, Library library, List<LinkedStage> ordered)
    {
        for (var i = 0; i < stage.Inputs.Count; i++)
        {
            var source = stage.Inputs[i];
            var spot = Spot.Parameter(stage.Declaration.Name, stage.Declaration.Parameters[i].Name);
            if (source is { Stage: not null, Output: not null } && network.FindStage(source.Stage) is { } user
                && NetworkOutputs.SwitchedOffBy(user, source.Output, library) is { } off)
            {
                yield return Problem.At(spot, Descriptors.SwitchedOff, source.Name, off, user.Uses!.ShortName);
                continue;
            }

            var flag = source.Stage is null ? null
                : source.Output is { } output ? NetworkOutputs.Flag(network.FindStage(source.Stage)!, output, library)
                : null;
            if (flag is not null && network.FindHyperparameter(flag)?.Kind == HyperparameterKind.Bool && !IsWhere(stage, flag))
            {
                foreach (var problem in Unconditional(stage, i, flag, ordered))
                {
                    yield return problem;
                }
            }
        }
    }

    /// <summary>
    /// A read of what exists only where a flag is true. A stage that depends on that flag itself is always computed for the sake
    /// of its readers: then theirs.
    /// </summary>
    private static IEnumerable<Problem> Unconditional(LinkedStage stage, int input, string flag, List<LinkedStage> ordered)
    {
        var (declaration, value) = (stage.Declaration, stage.Inputs[input].Name);
        var reads = from reader in declaration.When == flag ? ordered.Skip(ordered.IndexOf(stage) + 1) : []
                    where !IsWhere(reader, flag)
                    from index in Enumerable.Range(0, reader.Inputs.Count)
                    where reader.Inputs[index].Stage == declaration.Name
                    select Unconditional(reader, index, flag, ordered);
        var further = reads.SelectMany(p => p).ToList();
        return further.Count > 0
            ? further
            : [Problem.At(Spot.Parameter(declaration.Name, declaration.Parameters[input].Name), Descriptors.OptionalRead, value, flag, declaration.Name)];
    }

    /// <summary>Whether a stage is computed only where a flag is true.</summary>
    private static bool IsWhere(LinkedStage stage, string flag) => stage.Condition.Flags.Count == 1 && stage.Condition.Flags[0] == flag;
}
