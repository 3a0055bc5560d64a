using System.Globalization;
using DaNetGen.Generator.Tests.Mutants;
using DaNetGen.Generator.Tests.Oracle;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace DaNetGen.Generator.Tests.Robustness;

/// <summary>
/// The shipped models with tokens missing, doubled, exchanged or replaced. <c>DANETGEN_MANGLED=10000</c> tries as many;
/// <c>DANETGEN_MANGLED_SEED=17</c> begins there.
/// </summary>
public sealed class MangledSourceTests(ITestOutputHelper output)
{
    /// <summary>The environment variable of the long tier.</summary>
    public const string Variable = "DANETGEN_MANGLED";

    private const int Shown = 5;

    private static readonly string[] Odd =
    [
        "\"", "0", "-1", "99999999999", "null", "\"H /\"", "nameof(", "<", ">", "[", "]", "partial ", "static ", "Tensor ", "Missing ", "\"\"", "default", "typeof(int)",
        "this ", "ref ", "@", "\"channels * 9999999999\"", "1e309",
    ];

    [Fact]
    public void NothingIsThrownAtAModelThatIsMangled()
    {
        var models = new ShippedModels();
        var (first, count, found) = (Number(Variable + "_SEED", 1), Number(Variable, 60), new List<string>());
        foreach (var seed in Enumerable.Range(first, count))
        {
            var draw = new Draw(seed);
            var file = draw.Of(models.Trees);
            var text = Mangled(draw, file);
            if (models.Around(file).With(file.FilePath, text).Thrown() is { } thrown)
                found.Add($"{file.FilePath}, seed {seed}: {thrown}\n{text}");
        }

        output.WriteLine($"{count} mangled");
        Assert.True(found.Count == 0, $"{found.Count} of {count} threw.\n{string.Join("\n\n", found.Take(Shown))}");
    }

    /// <summary>An array in place of a name, since a comma is missing; a type argument that is not yet typed; an output of several.</summary>
    [Theory]
    [InlineData("DANet.cs", "[Use(nameof(TBackbone), ", "[Use(nameof(TBackbone)Batch")]
    [InlineData("Fcn.cs", "[Use<FcnHead>(", "[Use<>(")]
    [InlineData("Fcn.cs", "Key(\"model\")", "Output(\"model\")")]
    public void NothingIsThrownAtAModelWith(string name, string old, string @new)
    {
        var models = new ShippedModels();
        var file = models.Trees.Single(tree => Path.GetFileName(tree.FilePath) == name);
        var text = $"{file.GetText()}";
        var mangled = text.Replace(old, @new, StringComparison.Ordinal);
        Assert.NotEqual(text, mangled);
        models.Around(file).With(file.FilePath, mangled).ThrewNothing(mangled);
    }

    /// <summary>The file with one to three tokens not as they should be.</summary>
    private static string Mangled(Draw draw, SyntaxTree file)
    {
        var texts = file.GetRoot().DescendantTokens().Select(t => t.ToFullString()).ToList();
        for (var times = draw.Between(1, 3); times > 0; times--)
        {
            var (a, b) = (draw.Between(0, texts.Count - 1), draw.Between(0, texts.Count - 1));
            var next = Math.Min(a + 1, texts.Count - 1);
            switch (draw.Between(0, 5))
            {
                case 0:
                    texts[a] = "";
                    break;
                case 1:
                    texts[a] += texts[a];
                    break;
                case 2:
                    (texts[a], texts[b]) = (texts[b], texts[a]);
                    break;
                case 3:
                    (texts[a], texts[next]) = (texts[next], texts[a]);
                    break;
                case 4:
                    texts[a] = texts[b];
                    break;
                default:
                    texts[a] = draw.Of(Odd);
                    break;
            }
        }

        return string.Concat(texts);
    }

    private static int Number(string variable, int missing) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : missing;
}
