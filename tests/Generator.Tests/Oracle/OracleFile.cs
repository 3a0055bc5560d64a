using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Tests.Harness;
using DaNetGen.Generator.Tests.Reference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp;

namespace DaNetGen.Generator.Tests.Oracle;

/// <summary>Holds what is said of one file's networks against what the reference does.</summary>
/// <param name="file">The file.</param>
/// <param name="said">What is said of it.</param>
/// <param name="inference">The shapes of its networks.</param>
/// <param name="loaded">Its networks, compiled.</param>
/// <param name="count">What was met.</param>
/// <param name="isThorough">Whether every size is tried before a network counts as failing where that is said.</param>
internal sealed class OracleFile(
    RandomFile file, IEnumerable<Diagnostic> said, InferredShapes inference, LoadedNetworks loaded, OracleCount count, bool isThorough)
{
    private readonly ReferenceProgram reference = new([CSharpSyntaxTree.ParseText(file.Source).GetRoot()]);
    private readonly ILookup<string, Diagnostic> byClass = said.ToLookup(ClassOf);

    public IEnumerable<string> Disagreements()
    {
        count.Add("networks");
        count.Add(said.Any() ? "networks with errors" : "networks without errors");
        return file.Networks.SelectMany(Class).Concat(Creation());
    }

    /// <summary>A class by itself: what is said of it holds for all that its hyperparameters may be.</summary>
    private IEnumerable<string> Class(Draft network)
    {
        var errors = byClass[network.Name].ToList();
        errors.ForEach(e => count.Add($"{(WouldFail(e) ? "it would fail" : "we forbid it")} {e.Id}"));
        Count("as declared", inference.Standalone(Id(network)).Comparisons);
        if (errors.Any(WouldFail) && network.Sets.SelectMany(set => Runs(network, On(set), Trial.Sizes.Take(Trial.Few))).Any(Works))
            yield return $"{network.Name} runs all the same: {errors.First(WouldFail).GetMessage()}";
        if (errors.Count == 0 && Reaches(network).All(n => !byClass[n].Any()))
        {
            foreach (var set in network == file.Networks[^1] ? [file.Made, network.Sets[1]] : network.Sets.Take(1))
            {
                foreach (var disagreement in Compiled(network, set))
                    yield return $"{network.Name} with {Show(set)}{disagreement}";
            }
        }
    }

    /// <summary>The place where the last network is made: there, all is known but the sizes of the inputs.</summary>
    private IEnumerable<string> Creation()
    {
        var root = file.Networks[^1];
        var errors = byClass["User"].ToList();
        errors.ForEach(e => count.Add($"{(WouldFail(e) ? "it would fail" : "we forbid it")} {e.Id} where it is made"));
        var isSaid = errors.Count > 0 || Reaches(root).Any(n => byClass[n].Any());
        var runs = new List<ReferenceOutcome>();
        var works = Runs(root, file.Made, isSaid && !isThorough ? Trial.Sizes.Take(Trial.Some) : Trial.Sizes).Any(outcome =>
        {
            runs.Add(outcome);
            return Works(outcome);
        });
        if (errors.Any(WouldFail) && works)
            yield return $"as made, it runs all the same: {errors.First(WouldFail).GetMessage()}";
        if (!works && !isSaid)
            yield return $"as made, it fails without a word: {string.Join(" / ", runs.Select(r => $"{r.Stage}: {r.Message}").Distinct().Take(5))}";
        count.Add(works ? "made networks that run" : "made networks that fail");
    }

    /// <summary>A network with these hyperparameters, compiled and run at several sizes.</summary>
    private IEnumerable<string> Compiled(Draft network, IReadOnlyDictionary<string, object?> set)
    {
        var text = Text(network, set);
        var bound = inference.Bound(Id(network), text);
        Count("as made", bound.Comparisons);
        var runs = Trial.Sizes.Take(Trial.Few).Select(sizes => (Sizes: sizes, Outcome: Runs(network, set, [sizes]).Single())).ToList();
        if (bound.Problems.FirstOrDefault(p => p.IsError) is { } problem)
            return problem.Kind == DiagnosticKind.WouldFail && runs.Any(r => Works(r.Outcome)) ? [$" runs all the same: {problem.Message}"] : [];
        using var compiled = new CompiledNetwork(() => loaded.Create(Id(network), text), bound, inference.Standalone(Id(network)), text, count);
        return runs.Select(r => compiled.Disagreement(r.Outcome, r.Sizes) is { } found ? $" at {Show(r.Sizes)}: {found}" : null).OfType<string>().Take(1).ToList();
    }

    private void Count(string when, Comparisons comparisons)
    {
        count.Add($"comparisons {when}, decided", comparisons.Decided);
        count.Add($"comparisons {when}, undecided", comparisons.Undecided);
    }

    /// <summary>Whether a network runs as its declaration allows.</summary>
    private static bool Works(ReferenceOutcome outcome) => outcome is { Truth: Truth.Runs, Frame.IsRefused: false };

    private IEnumerable<ReferenceOutcome> Runs(Draft network, IReadOnlyDictionary<string, object?> set, IEnumerable<IReadOnlyDictionary<string, long>> sizes) =>
        sizes.Select(s => reference.Try(network.Type, set, frame => Trial.Inputs(frame, s)));

    /// <summary>The classes that a network is made of.</summary>
    private IEnumerable<string> Reaches(Draft network) => reference.Network(network.Name).Stages
        .Select(s => s.Network?.Name).Where(n => n is not null && n != "Twice").Select(n => file.Networks.Single(d => d.Name == n))
        .SelectMany(Reaches).Append(network.Name).Distinct();

    private string Id(Draft network) => $"{file.Namespace}.{network.Name}{(network.TakesBackbone ? "`1" : "")}";

    private Dictionary<string, string> Text(Draft network, IReadOnlyDictionary<string, object?> set)
    {
        var text = set.Where(p => p.Value is not null).ToDictionary(p => p.Key, p => Hyper.Text(p.Value));
        if (network.TakesBackbone)
            text["TBackbone"] = $"{file.Namespace}.Narrow";
        return text;
    }

    private static Dictionary<string, object?> On(IReadOnlyDictionary<string, object?> set) => set.ToDictionary(p => p.Key, p => p.Value is bool ? true : p.Value);

    private static bool WouldFail(Diagnostic diagnostic) => diagnostic.Properties[Problem.KindProperty] == nameof(DiagnosticKind.WouldFail);

    private static string ClassOf(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan)
        .FirstAncestorOrSelf<ClassDeclarationSyntax>()!.Identifier.ValueText;

    private static string Show<T>(IReadOnlyDictionary<string, T> values) => string.Join(", ", values.Select(v => $"{v.Key} = {v.Value}"));
}
