using System.Globalization;
using DaNetGen.Generator.Operators;
using DaNetGen.Generator.Tests.Harness;
using DaNetGen.Generator.Tests.Reference;
using Xunit.Abstractions;

namespace DaNetGen.Generator.Tests.Oracle;

/// <summary>
/// Random networks, right ones and wrong ones: what the compiler says of them is true, and what it infers is what happens.
/// <c>DANETGEN_ORACLE=1000</c> tries as many; <c>DANETGEN_ORACLE_SEED=17</c> begins there.
/// </summary>
public sealed class OracleTests(ITestOutputHelper output)
{
    private const int Batch = 100, Shown = 3;

    private static readonly string[] Moments = ["as declared", "as made"];

    [Fact]
    public void EveryVerdictIsTrue()
    {
        var (count, found) = (new OracleCount(), new List<string>());
        var (first, networks) = (Number("DANETGEN_ORACLE_SEED", 1), Number("DANETGEN_ORACLE", 100));
        foreach (var seeds in Enumerable.Range(first, networks).Chunk(Batch))
            found.AddRange(new OracleBatch([.. seeds.Select(RandomFile.Of)], isThorough: networks > Batch).Disagreements(count));

        output.WriteLine($"{count}");
        var brief = string.Join('\n', found.Select(f => f.Split("\nSaid:")[0]));
        Assert.True(found.Count == 0, $"{found.Count} of {networks} disagree.\n{brief}\n\n{string.Join("\n\n", found.Take(Shown))}");
        if (networks < Batch)
            return;
        Assert.All(Moments, moment => Assert.True(count.Share($"comparisons {moment}, decided", $"comparisons {moment}, undecided") >= 0.95, moment));
        Assert.Equal([], OperatorTable.Names.Concat(StageDraw.Others).Where(o => count[$"ran {o}"] == 0));
    }

    [Fact]
    public void EveryConditionOfAShippedModelIsDecided()
    {
        var shapes = new InferredShapes(Compile.Models());

        Assert.All(shapes.Networks, n => Assert.Equal(0, shapes.Standalone(n.Id).Comparisons.Undecided));
        Assert.True(shapes.Networks.Sum(n => shapes.Standalone(n.Id).Comparisons.Decided) > 0);
    }

    [Fact]
    public void TheReferenceKnowsEveryOperator() => Assert.Equal(OperatorTable.Names.Order(), ReferenceOperators.Names.Order());

    private static int Number(string variable, int missing) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : missing;
}
