using DaNetGen.Generator.Tests.Oracle;
using DaNetGen.Generator.Tests.Reference;
using Xunit.Abstractions;

namespace DaNetGen.Generator.Tests.Mutants;

/// <summary>
/// The shipped models with one thing changed: an error for all that fail, none for those that run.
/// <c>DANETGEN_MUTANTS=all</c> tries every mutant.
/// </summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private const int Seed = 7, Shown = 40;

    [Fact]
    public void TheCompilerKnowsWhichMutantsFail()
    {
        var models = new MutantModels();
        var verdicts = models.Mutants.GroupBy(m => m.Network).SelectMany(g => Verdicts(g.Key, g, new MutantCompiler(models, g.Key))).ToList();

        output.WriteLine(Table(verdicts));
        var wrong = verdicts.Where(v => !v.IsRight).ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {verdicts.Count} are judged wrong.\n{string.Join('\n', wrong.Take(Shown))}");
        var misplaced = verdicts.Where(v => v.Misplaced.Any()).ToList();
        Assert.True(misplaced.Count == 0, $"{misplaced.Count} of {verdicts.Count} are told elsewhere.\n{string.Join('\n', misplaced.Take(Shown))}");
        Assert.True(verdicts.Count >= 200 && verdicts.Count(v => v.Truth == Truth.FailsByShape) >= 80, Table(verdicts));
    }

    private static IEnumerable<MutantVerdict> Verdicts(string network, IEnumerable<Mutant> mutants, MutantCompiler compiler)
    {
        foreach (var mutant in Chosen(network, mutants))
        {
            var (errors, roots) = compiler.Compiled(mutant);
            var (truth, why) = errors.Any(e => e.Id.StartsWith("CS", StringComparison.Ordinal)) ? (Truth.FailsByName, "C#") : MutantTruth.Of(mutant, roots);
            yield return new MutantVerdict(mutant, truth, why, errors);
        }
    }

    /// <summary>The same ones each time; values rather than names, since those fail by shape.</summary>
    private static IEnumerable<Mutant> Chosen(string network, IEnumerable<Mutant> mutants)
    {
        var all = new Draw(Seed).Shuffled(mutants);
        var (values, names) = Environment.GetEnvironmentVariable("DANETGEN_MUTANTS") == "all" ? (all.Count, all.Count) : Share(network);
        return [.. all.Where(m => !m.IsOfNames).Take(values), .. all.Where(m => m.IsOfNames).Take(names)];
    }

    /// <summary>How many are tried: the deep ResNets differ from the others in their blocks alone and take longest.</summary>
    private static (int Values, int Names) Share(string network) => network switch
    {
        "ResNet101" or "ResNet152" => (4, 1),
        "ResNet34" or "ResNet50" => (12, 3),
        "ResNet18" => (60, 10),
        "DualAttentionHead" => (175, 20),
        "FcnHead" => (84, 6),
        _ => (36, 10),
    };

    private static string Table(IReadOnlyList<MutantVerdict> verdicts) => string.Join('\n', [
        "                 said to fail   forbidden   nothing   all",
        .. Enum.GetValues<Truth>().Select(t => verdicts.Where(v => v.Truth == t).ToList() is var some
            ? $"{t,-15} {some.Count(v => v.SaysItFails),12} {some.Count(v => v.IsForbidden),11} {some.Count(v => v.Errors.Count == 0),9} {some.Count,5}" : ""),
        "Errors of DaNetGen's and where they are:",
        .. verdicts.SelectMany(v => v.Places).GroupBy(p => p).OrderByDescending(g => g.Count()).Select(g => $"{g.Count(),6} {g.Key}"),
    ]);
}
