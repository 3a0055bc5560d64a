using DaNetGen.Generator.Common;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;

namespace DaNetGen.Generator.Planning;

/// <summary>A value that <c>forward</c> holds: an input, a stage's result, or one output of a network that a stage runs.</summary>
/// <param name="Variable">The local variable.</param>
/// <param name="Member">The property, for an output of a network.</param>
/// <param name="IsHolderOptional">Whether the variable can be null.</param>
/// <param name="IsMemberOptional">Whether the property can be null.</param>
internal sealed record Slot(string Variable, string? Member, bool IsHolderOptional, bool IsMemberOptional)
{
    /// <summary>The value where it is known to be there.</summary>
    public string Read => Member is null
        ? Variable + (IsHolderOptional ? "!" : "")
        : $"{Variable}{(IsHolderOptional ? "!" : "")}.{Member}{(IsMemberOptional ? "!" : "")}";

    /// <summary>The same where the values are those of a graph, in which a network's outputs go by their names.</summary>
    public string InGraph => Member is null ? Read : $"{Variable}{(IsHolderOptional ? "!" : "")}[\"{Member.TrimStart('@')}\"]";

    /// <summary>The statement that frees the value.</summary>
    public string Free => Member is null
        ? $"{Variable}{(IsHolderOptional ? "?" : "")}.Dispose();"
        : $"{Variable}{(IsHolderOptional ? "?" : "")}.{Member}{(IsMemberOptional ? "?" : "")}.Dispose();";
}

/// <summary>One call in <c>forward</c>.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Variable">Where its result goes.</param>
/// <param name="Reads">Its arguments.</param>
/// <param name="Frees">The values that nothing reads after it.</param>
internal sealed record ForwardStep(InferredStage Stage, string Variable, EquatableArray<Slot> Reads, EquatableArray<Slot> Frees)
{
    public Condition Condition => Stage.Linked.Condition;
}

/// <summary>Decides the order of <c>forward</c>, its variables, and where each value is freed: after its last reader.</summary>
/// <param name="Steps">The calls, in order.</param>
/// <param name="Scope">The variable that holds the dispose scope.</param>
/// <param name="Graph">The variable that holds the graph in <c>Lower</c>.</param>
internal sealed record ForwardPlan(EquatableArray<ForwardStep> Steps, string Scope, string Graph)
{
    public static ForwardPlan Of(InferredNetwork network)
    {
        var taken = new HashSet<string>(network.Inputs.Select(i => i.Name).Concat(network.Stages.Select(s => s.Name)), StringComparer.Ordinal);
        var scope = Free("scope", taken);
        var variables = network.Stages.ToDictionary(
            s => s.Name, s => Names.Identifier(Free(s.Linked.Declaration.ValueName, taken)), StringComparer.Ordinal);
        var lastReader = new Dictionary<ValueSource, int>();
        for (var i = 0; i < network.Stages.Count; i++)
        {
            foreach (var source in network.Stages[i].Linked.Inputs)
            {
                lastReader[source] = i;
            }
        }

        var kept = new HashSet<string>(network.Linked.Declaration.Outputs.Select(o => o.Name), StringComparer.Ordinal);
        var steps = network.Stages.Select((stage, i) => new ForwardStep(
            stage,
            variables[stage.Name],
            stage.Linked.Inputs.Select(s => ToSlot(s, network, variables)).ToEquatable(),
            Made(stage).Where(s => !lastReader.ContainsKey(s))
                .Concat(stage.Linked.Inputs.Distinct().Where(s => lastReader[s] == i))
                .Where(s => s.Stage is not null && !(s.Output is null && kept.Contains(s.Stage)))
                .Select(s => ToSlot(s, network, variables)).ToEquatable()));
        return new ForwardPlan(steps.ToEquatable(), scope, Free("graph", taken));
    }

    private static IEnumerable<ValueSource> Made(InferredStage stage) => stage.Linked.Declaration.Uses is null
        ? [new ValueSource(null, stage.Name, null)]
        : stage.Outputs.Select(o => new ValueSource(null, stage.Name, o.Name));

    private static Slot ToSlot(ValueSource source, InferredNetwork network, Dictionary<string, string> variables)
    {
        if (source.Input is { } input)
        {
            return new Slot(Names.Identifier(input), null, false, false);
        }

        var stage = network.Find(source.Stage!)!;
        var optional = source.Output is { } output && stage.Linked.Declaration.Uses is { IsTypeParameter: false } used
            && network.Linked.Library.Find(used.Id)?.FindStage(output)?.When is not null;
        return new Slot(variables[source.Stage!], source.Output, !stage.Linked.Condition.IsAlways, optional);
    }

    /// <summary>A variable that hides no input, no stage's method and no other variable.</summary>
    private static string Free(string name, HashSet<string> taken)
    {
        while (!taken.Add(name))
        {
            name += "Value";
        }

        return name;
    }
}
