using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DaNetGen.Generator.Tests.Harness;

/// <summary>Files of which one at a time is replaced, as in an editor: what does not change is compiled once.</summary>
internal sealed class EditedSources
{
    private readonly CSharpCompilation compilation;
    private readonly GeneratorDriver driver;

    public EditedSources(IEnumerable<SyntaxTree> trees, params MetadataReference[] libraries)
    {
        compilation = Compile.Trees([.. trees]).AddReferences(libraries);
        driver = Expanded.Driver().RunGenerators(compilation);
    }

    /// <summary>The files with one replaced.</summary>
    public Edited With(string file, string text)
    {
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(t => t.FilePath == file), Compile.Tree(text, file));
        var run = driver.RunGeneratorsAndUpdateCompilation(edited, out var after, out _).GetRunResult().Results.Single();
        return new Edited(edited, (CSharpCompilation)after, run);
    }
}

/// <summary>Edited files after the generator has run.</summary>
/// <param name="Before">The files.</param>
/// <param name="After">The files with what was generated.</param>
/// <param name="Run">What the generator did.</param>
internal sealed record Edited(CSharpCompilation Before, CSharpCompilation After, GeneratorRunResult Run)
{
    /// <summary>What the generator, C# and the analyzer say.</summary>
    public IEnumerable<Diagnostic> Diagnostics() => Run.Diagnostics.Concat(Analyzed().GetAllDiagnosticsAsync().GetAwaiter().GetResult());

    /// <summary>Fails where the generator or the analyzer has thrown.</summary>
    public void ThrewNothing(string where)
    {
        var thrown = Thrown();
        Assert.True(thrown is null, $"{where}: {thrown}");
    }

    /// <summary>What the generator or the analyzer has thrown; null for nothing.</summary>
    public string? Thrown() => Run.Exception is { } exception
        ? $"{exception}"
        : Run.Diagnostics.Concat(Analyzed().GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult())
            .FirstOrDefault(d => d.Id is "CS8785" or "AD0001" or "DNG009")?.ToString();

    private CompilationWithAnalyzers Analyzed() => After.WithAnalyzers([new NetworkAnalyzer()]);
}
