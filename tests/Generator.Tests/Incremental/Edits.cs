using DaNetGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DaNetGen.Generator.Tests.Incremental;

/// <summary>A project that is edited while one driver keeps its caches, as an editor's does.</summary>
internal sealed class Edits
{
    private GeneratorDriver driver = Expanded.Driver(track: true);
    private CSharpCompilation compilation;
    private IReadOnlyDictionary<string, SourceText> before = new Dictionary<string, SourceText>();

    public Edits(CSharpCompilation compilation)
    {
        this.compilation = compilation;
        Run();
    }

    /// <summary>The last run.</summary>
    public GeneratorRunResult Result { get; private set; }

    /// <summary>Replaces text in the one file that contains it, and runs again.</summary>
    /// <returns>The names of the files that were written anew, without the namespace and the ending.</returns>
    public IReadOnlyList<string> Edit(string old, string @new)
    {
        var tree = compilation.SyntaxTrees.Single(t => t.ToString().Contains(old, StringComparison.Ordinal));
        var text = tree.GetText();
        var at = text.ToString().IndexOf(old, StringComparison.Ordinal);
        compilation = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(at, old.Length), @new))));
        return Run();
    }

    /// <summary>The reasons of a tracked step's results, by the class that each is about.</summary>
    public IReadOnlyDictionary<string, IncrementalStepRunReason> Reasons(string step, Func<object, string> name) =>
        Result.TrackedSteps[step].SelectMany(s => s.Outputs).ToDictionary(o => name(o.Value), o => o.Reason);

    private IReadOnlyList<string> Run()
    {
        driver = driver.RunGenerators(compilation);
        Result = driver.GetRunResult().Results.Single();
        Assert.Null(Result.Exception);
        var after = Result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText);

        // A file that was not written anew is the same object.
        var written = after.Where(s => !before.TryGetValue(s.Key, out var old) || !ReferenceEquals(old, s.Value));
        string[] names = [.. written.Select(s => s.Key.Split('.')[^3]).Order(StringComparer.Ordinal)];
        before = after;
        return names;
    }
}
