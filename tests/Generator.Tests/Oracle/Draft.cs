using System.Text;
using System.Text.RegularExpressions;
using DaNetGen.Generator.Tests.Reference;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp;

namespace DaNetGen.Generator.Tests.Oracle;

/// <summary>A network that is being drawn: its text so far, and what its values are in the reference.</summary>
internal sealed class Draft
{
    /// <summary>The hyperparameter that says how many channels the first input has, where there is one.</summary>
    public const string Channels = "channels";

    private readonly string uses;
    private readonly IReadOnlyDictionary<string, string> inputs;
    private readonly IReadOnlyList<IReadOnlyDictionary<string, long>> admissible;
    private readonly string fact;
    private readonly List<DraftStage> stages = [];

    /// <summary>Begins a network.</summary>
    /// <param name="name">The class's name.</param>
    /// <param name="hypers">Its hyperparameters.</param>
    /// <param name="uses">The text of the networks that it may use.</param>
    /// <param name="takesBackbone">Whether it has a type parameter.</param>
    /// <param name="inputs">Its inputs and how their shapes are written.</param>
    /// <param name="fact">What is declared of the first input's sizes besides, as an attribute; empty for nothing.</param>
    public Draft(string name, IReadOnlyList<Hyper> hypers, string uses, bool takesBackbone, IReadOnlyDictionary<string, string> inputs, string fact)
    {
        (Name, Hypers, this.uses, TakesBackbone, this.inputs, this.fact) = (name, [.. hypers.OrderBy(h => h.HasDefault)], uses, takesBackbone, inputs, fact);
        admissible = [.. Trial.Sizes.Where(s => Trial.Meets(fact, s)).Take(2)];
        Values = [.. inputs.Select(i => new DraftValue(i.Key, [.. Trials.Select(t => Sizes(i.Value, t.Set, t.Sizes))]))];
    }

    public string Name { get; }

    /// <summary>The hyperparameters, those with a default last.</summary>
    public IReadOnlyList<Hyper> Hypers { get; private set; }

    public bool TakesBackbone { get; }

    public IReadOnlyList<DraftStage> Stages => stages;

    /// <summary>What stages can read.</summary>
    public IReadOnlyList<DraftValue> Values { get; private set; }

    /// <summary>The values of the hyperparameters that it is tried with.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Sets =>
        [.. new[] { 0, 1, 2 }.Select(i => (IReadOnlyDictionary<string, object?>)Hypers.ToDictionary(h => h.Name, h => (object?)h.Values[i % h.Values.Count]))];

    public ReferenceType Type => new(Name, TakesBackbone ? [new ReferenceType("Narrow", [])] : []);

    /// <summary>Adds a stage, if the network still runs in each trial.</summary>
    public bool TryAdd(DraftStage stage)
    {
        stages.Add(stage);
        if (Probe() is { } values)
        {
            Values = values;
            return true;
        }

        stages.RemoveAt(stages.Count - 1);
        return false;
    }

    /// <summary>Adds a stage that may fail; what its value is stays unknown.</summary>
    public void AddUnseen(DraftStage stage) => stages.Add(stage);

    /// <summary>Replaces every stage, in the order in which they will be declared.</summary>
    public void Arrange(IEnumerable<DraftStage> arranged)
    {
        var all = arranged.ToList();
        stages.Clear();
        stages.AddRange(all);
    }

    /// <summary>Leaves the hyperparameters away that nothing reads.</summary>
    public void Prune()
    {
        var text = string.Concat(stages.Select(s => s.Text));
        Hypers = [.. Hypers.Where(h => Regex.IsMatch(text, $@"\b{h.Name}\b"))];
    }

    /// <summary>How a parameter that reads a value is written: an input says its shape where it is first read.</summary>
    public string Parameter(DraftValue value) =>
        inputs.TryGetValue(value.Name, out var shape) && !IsDeclared(value) ? $"[Shape({shape}){(value.Name == inputs.Keys.First() ? fact : "")}] Tensor {value.Name}" : $"Tensor {value.Name}";

    /// <summary>Whether other names for a value may be used.</summary>
    public bool IsDeclared(DraftValue value) => !inputs.ContainsKey(value.Name) || stages.Any(s => s.Parameters.Contains($"Tensor {value.Name}"));

    public string Text()
    {
        var text = new StringBuilder("[Network]\n");
        var hypers = Hypers.Count == 0 ? "" : $"({string.Join(", ", Hypers.Select(h => h.Declaration))})";
        text.Append($"public sealed partial class {Name}{(TakesBackbone ? "<TBackbone>" : "")}{hypers}\n");
        if (TakesBackbone)
            text.Append("    where TBackbone : Network, IBackbone<TBackbone>\n");
        return text.Append("{\n").AppendJoin("\n", stages.Select(s => s.Text)).Append("}\n").ToString();
    }

    /// <summary>The network as the reference reads it.</summary>
    public ReferenceNetwork Parsed() => ReferenceReader.Networks(CSharpSyntaxTree.ParseText(Text()).GetRoot()).Single();

    // Pairs that differ in the inputs' sizes alone.
    private IEnumerable<(IReadOnlyDictionary<string, object?> Set, IReadOnlyDictionary<string, long> Sizes)> Trials =>
        from set in Sets.Take(2) from sizes in admissible.Take(2) select (set, sizes);

    private List<DraftValue>? Probe()
    {
        using var scope = torch.NewDisposeScope();
        using var gradient = torch.no_grad();
        var program = new ReferenceProgram([CSharpSyntaxTree.ParseText(uses + Text()).GetRoot()]);
        var frames = new List<ReferenceFrame>();
        foreach (var (set, sizes) in Trials)
        {
            var outcome = program.Try(Type, set, frame => Trial.Inputs(frame, sizes));
            if (outcome.Truth != Truth.Runs || outcome.Frame!.IsRefused)
                return null;
            frames.Add(outcome.Frame!);
        }

        var results = stages.Where(s => s.Operator == "Use").Select(s => s.ValueName).ToHashSet();
        var computed = frames[0].Values.Keys.Where(k => !results.Contains(k) && !inputs.ContainsKey(k) && frames.All(f => f.Values.ContainsKey(k)));
        return [.. Values.Where(v => inputs.ContainsKey(v.Name)), .. computed.Select(k => new DraftValue(k, [.. frames.Select(f => f.Values[k].shape)]))];
    }

    private static long[] Sizes(string shape, IReadOnlyDictionary<string, object?> set, IReadOnlyDictionary<string, long> sizes) =>
        [.. shape.Split(',', StringSplitOptions.TrimEntries).Select(dim => ReferenceConstant.Size(
            ReferenceConstant.Of(SyntaxFactory.ParseExpression(dim)), name => set.TryGetValue(name, out var bound) ? (int)bound! : sizes[name]))];
}
