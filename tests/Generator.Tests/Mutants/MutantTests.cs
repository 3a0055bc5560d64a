using DaNetGen.Generator.Tests.Oracle;
using DaNetGen.Generator.Tests.Reference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit.Abstractions;

namespace DaNetGen.Generator.Tests.Mutants;

/// <summary>
/// The shipped models with one thing changed: an error for all that fail, none for those that run.
/// <c>DANETGEN_MUTANTS=all</c> tries every mutant.
/// </summary>
public sealed class MutantTests
{
    private const int Seed = 7, Shown = 40;

    private readonly ITestOutputHelper output;
    private readonly ShippedModels models = new();
    private readonly MutantTruth reference;

    public MutantTests(ITestOutputHelper output)
    {
        this.output = output;
        reference = new MutantTruth(models);
    }

    [Fact]
    public void TheCompilerKnowsWhichMutantsFail()
    {
        var verdicts = models.Trees.SelectMany(Mutants).GroupBy(m => m.Network).SelectMany(g => Chosen(g.Key, g)).Select(Verdict).ToList();

        output.WriteLine(Table(verdicts));
        var wrong = verdicts.Where(v => !v.IsRight).ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {verdicts.Count} are judged wrong.\n{string.Join('\n', wrong.Take(Shown))}");
        var misplaced = verdicts.Where(v => v.IsMisplaced).ToList();
        Assert.True(misplaced.Count == 0, $"{misplaced.Count} of {verdicts.Count} are told elsewhere.\n{string.Join('\n', misplaced.Take(Shown))}");
        Assert.True(verdicts.Count >= 200 && verdicts.Count(v => v.Fate.Truth == Truth.FailsByShape) >= 80, Table(verdicts));
    }

    /// <summary>Every mutant of the networks in a file.</summary>
    private static IEnumerable<Mutant> Mutants(SyntaxTree tree) => tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
        .SelectMany(type => new Mutations(tree, type).All()).DistinctBy(m => m.Text).Where(m => m.Text != tree.ToString());

    private MutantVerdict Verdict(Mutant mutant)
    {
        var edited = models.Around(mutant.Network).With(mutant.File, mutant.Text);
        Assert.True(edited.Run.Exception is null, $"{mutant.Change}: {edited.Run.Exception}");
        var errors = edited.Diagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        var fate = errors.Exists(IsOfCSharp) ? new Fate(Truth.FailsByName, null, "C#") : reference.Of(mutant);
        return new MutantVerdict(mutant, fate, errors, models.With(mutant.File, mutant.Text));
    }

    private static bool IsOfCSharp(Diagnostic error) => error.Id.StartsWith("CS", StringComparison.Ordinal);

    /// <summary>The same ones each time: of some, those that fail by shape; of the others and all else a few.</summary>
    private IReadOnlyList<Mutant> Chosen(string network, IEnumerable<Mutant> mutants)
    {
        var all = new Draw(Seed).Shuffled(mutants);
        if (Environment.GetEnvironmentVariable("DANETGEN_MUTANTS") == "all")
            return all;
        var (looked, values, names) = Share(network);
        var ofValues = all.Where(m => !m.IsOfNames).ToList();
        var failing = ofValues.Take(looked).Where(reference.FailsAtOnce).ToList();
        return [.. failing, .. ofValues.Except(failing).Take(values), .. all.Where(m => m.IsOfNames).Take(names)];
    }

    /// <summary>
    /// Of how many those are taken that fail by shape, which heads tell soonest, and how many others: the deep ResNets differ in
    /// their blocks alone and take longest.
    /// </summary>
    private static (int Looked, int Values, int Names) Share(string network) => network switch
    {
        "ResNet34" or "ResNet50" or "ResNet101" or "ResNet152" => (0, 2, 1),
        "ResNet18" or "SmallBackbone" => (0, 14, 2),
        _ when network.EndsWith("Head", StringComparison.Ordinal) => (78, 7, 5),
        _ => (0, 6, 5),
    };

    private static string Table(IReadOnlyList<MutantVerdict> verdicts) => string.Join('\n', [
        .. verdicts.GroupBy(v => v.Mutant.Network).Select(g => $"{g.Count(),6} of {g.Key}, {g.Count(v => v.Fate.Truth == Truth.FailsByShape)} fail by shape"),
        "                 said to fail   forbidden   nothing   all",
        .. Enum.GetValues<Truth>().Select(t => verdicts.Where(v => v.Fate.Truth == t).ToList() is var some
            ? $"{t,-15} {some.Count(v => v.SaysItFails),12} {some.Count(v => v.IsForbidden),11} {some.Count(v => v.Errors.Count == 0),9} {some.Count,5}" : ""),
        "Errors of DaNetGen's and where they are:",
        .. verdicts.SelectMany(v => v.Places).GroupBy(p => p.Place).OrderByDescending(g => g.Count()).Select(g => $"{g.Count(),6} {g.Key}"),
    ]);
}
