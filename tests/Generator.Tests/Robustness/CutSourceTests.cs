using DaNetGen.Generator.Tests.Harness;
using DaNetGen.Generator.Tests.Mutants;
using Xunit.Abstractions;

namespace DaNetGen.Generator.Tests.Robustness;

/// <summary>Sources as they are while someone types: cut off after a token. <c>DANETGEN_MANGLED=10000</c> tries every token.</summary>
public sealed class CutSourceTests(ITestOutputHelper output)
{
    private const int CutsPerFile = 4;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable(MangledSourceTests.Variable) is not null;

    [Fact]
    public void NothingIsThrownAtAModelThatIsCut()
    {
        var (models, cuts) = (new ShippedModels(), 0);
        foreach (var (file, index) in models.Trees.Select((f, i) => (f, i)))
        {
            var tokens = file.GetRoot().DescendantTokens().ToList();
            var step = IsLong ? 1 : tokens.Count / CutsPerFile;

            // Heads are alike, and backbones: each file is cut at other places than the one before.
            for (var i = 17 * index % step; i < tokens.Count; i += step, cuts++)
                models.Around(file).With(file.FilePath, file.ToString()[..tokens[i].Span.End]).ThrewNothing($"{file.FilePath} cut after token {i}");
        }

        output.WriteLine($"{cuts} cuts");
    }

    [Theory]
    [InlineData("Budgets")]
    [InlineData("Keywords")]
    [InlineData("OptionalOutputs")]
    [InlineData("OwnModule")]
    [InlineData("Reuse")]
    public void NothingIsThrownAtASampleThatIsCut(string name)
    {
        var tree = Compile.Tree(Sample.Of("Language", name).Source);
        var sources = new EditedSources([tree]);
        foreach (var token in tree.GetRoot().DescendantTokens().Where((_, i) => IsLong || i % 2 == 0))
            sources.With(tree.FilePath, tree.ToString()[..token.Span.End]).ThrewNothing($"{name} cut at {token.Span.End}");
    }
}
