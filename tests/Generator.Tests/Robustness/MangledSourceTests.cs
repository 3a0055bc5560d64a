using System.Globalization;
using DaNetGen.Generator.Tests.Harness;
using DaNetGen.Generator.Tests.Oracle;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace DaNetGen.Generator.Tests.Robustness;

/// <summary>
/// The shipped models cut off after a token, or with tokens missing, doubled, exchanged or replaced. <c>DANETGEN_MANGLED=10000</c>
/// tries as many, and every cut; <c>DANETGEN_MANGLED_SEED=17</c> begins there.
/// </summary>
public sealed class MangledSourceTests(ITestOutputHelper output)
{
    private static readonly int Wanted = Number("DANETGEN_MANGLED", 0);

    private readonly Models models = new();

    [Fact]
    public void NothingIsThrownAtAModelThatIsCut()
    {
        // Every token in the long tier; one of several otherwise, another in each file.
        var step = Wanted > 0 ? 1 : 31;
        var cuts = models.Files.SelectMany((f, i) => Enumerable.Range(0, f.Tokens.Count).Where(t => t % step == i % step).Select(t => (f, t))).ToList();
        foreach (var (file, token) in cuts)
            models.Around(file).With(file.Path, file.Text[..file.Tokens[token].Span.End]).ThrewNothing($"{file.Path} cut after token {token}");
        output.WriteLine($"{cuts.Count} cuts of {models.Files.Sum(f => f.Tokens.Count)}");
    }

    [Fact]
    public void NothingIsThrownAtAModelThatIsMangled()
    {
        var (first, count) = (Number("DANETGEN_MANGLED_SEED", 1), Wanted > 0 ? Wanted : 150);
        foreach (var seed in Enumerable.Range(first, count))
        {
            var draw = new Draw(seed);
            var file = draw.Of(models.Files);
            models.Around(file).With(file.Path, Mangled(draw, file)).ThrewNothing($"{file.Path}, seed {seed}:\n{Mangled(new Draw(seed), file)}\n");
        }

        output.WriteLine($"{count} mangled");
    }

    /// <summary>The file with one to three tokens not as they should be.</summary>
    private static string Mangled(Draw draw, ModelFile file)
    {
        var texts = file.Tokens.Select(t => t.ToFullString()).ToList();
        for (var times = draw.Between(1, 3); times > 0; times--)
        {
            var (a, b) = (draw.Between(0, texts.Count - 1), draw.Between(0, texts.Count - 1));
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
                    var next = Math.Min(a + 1, texts.Count - 1);
                    (texts[a], texts[next]) = (texts[next], texts[a]);
                    break;
                case 4:
                    texts[a] = texts[b];
                    break;
                default:
                    texts[a] = draw.Of("\"", "0", "-1", "99999999999", "null", "\"H /\"", "nameof(", "<", ">", "[", "]", "partial ", "static ", "Tensor ", "\"\"", "default", "typeof(int)", "this ", "ref ", "@", "\"channels * 9999999999\"", "1e309");
                    break;
            }
        }

        return string.Concat(texts);
    }

    private static int Number(string variable, int missing) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : missing;

    private sealed record ModelFile(string Path, string Text, IReadOnlyList<SyntaxToken> Tokens);

    private sealed class Models
    {
        private readonly Dictionary<string, EditedSources> sources = [];

        public IReadOnlyList<ModelFile> Files { get; } = [.. Folders.Files(Folders.Models).Select(f => (Path: f, Text: File.ReadAllText(f))).Select(f => new ModelFile(f.Path, f.Text, [.. Compile.Tree(f.Text).GetRoot().DescendantTokens()]))];

        /// <summary>A file among those that it needs and that need it: the other backbones only take time.</summary>
        public EditedSources Around(ModelFile file)
        {
            if (sources.TryGetValue(file.Path, out var found))
                return found;
            var backbone = IsBackbone(file) ? file : Files.First(f => f.Path.EndsWith("ResNet18.cs", StringComparison.Ordinal));
            var user = Compile.Tree("using DaNetGen.Models; class User { Network Make() => new DANet<BACKBONE>(classes: 3); }".Replace("BACKBONE", Path.GetFileNameWithoutExtension(backbone.Path)), "User.cs");
            return sources[file.Path] = new EditedSources([.. Files.Where(f => f == backbone || !IsBackbone(f)).Select(f => Compile.Tree(f.Text, f.Path)), user]);
        }

        private static bool IsBackbone(ModelFile file) => Path.GetFileName(file.Path).StartsWith("ResNet", StringComparison.Ordinal);
    }
}
