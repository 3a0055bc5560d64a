using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DaNetGen.Generator.Tests.Harness;

/// <summary>A compilation after the generator has run.</summary>
internal sealed class Expanded
{
    private const string ModuleInitializer = "DaNetGen.ModuleInitializer.g.cs";

    private readonly ImmutableArray<AdditionalText> files;

    private Expanded(CSharpCompilation before, ImmutableArray<AdditionalText> files)
    {
        this.files = files;
        var driver = Driver(files: files).RunGeneratorsAndUpdateCompilation(before, out var after, out _);
        (Before, Compilation, Run) = (before, (CSharpCompilation)after, driver.GetRunResult().Results.Single());
    }

    public CSharpCompilation Before { get; }

    public CSharpCompilation Compilation { get; }

    public GeneratorRunResult Run { get; }

    /// <summary>The networks' generated parts, by the name of their file.</summary>
    public IReadOnlyDictionary<string, string> Parts => Run.GeneratedSources.Where(s => s.HintName != ModuleInitializer)
        .ToDictionary(s => s.HintName, s => s.SourceText.ToString());

    /// <summary>The part that loads TorchSharp's libraries, where there is one.</summary>
    public string? Initializer => Run.GeneratedSources.SingleOrDefault(s => s.HintName == ModuleInitializer).SourceText?.ToString();

    /// <param name="compilation">The project.</param>
    /// <param name="files">Its additional files.</param>
    public static Expanded Of(CSharpCompilation compilation, params IEnumerable<AdditionalText> files) => new(compilation, [.. files]);

    public static Expanded Of(params string[] sources) => new(Compile.Sources(sources), []);

    public static GeneratorDriver Driver(bool track = false, IEnumerable<AdditionalText>? files = null) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        additionalTexts: files,
        parseOptions: Compile.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: track));

    /// <summary>What the generator and C# say.</summary>
    public IEnumerable<Diagnostic> BuildDiagnostics() =>
        Run.Diagnostics.Concat(Compilation.GetDiagnostics()).Where(d => d.Severity >= DiagnosticSeverity.Warning);

    /// <summary>What the analyzer says.</summary>
    public ImmutableArray<Diagnostic> AnalyzerDiagnostics()
    {
        var analyzed = Compilation.WithAnalyzers([new NetworkAnalyzer()], new AnalyzerOptions(files));
        return analyzed.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
    }

    /// <summary>Fails at any error or warning, in the user's or the generated part.</summary>
    public Expanded IsClean()
    {
        Assert.Null(Run.Exception);
        var said = BuildDiagnostics().Concat(AnalyzerDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)).Select(Describe).ToList();
        Assert.True(said.Count == 0, string.Join('\n', said));
        return this;
    }

    private static string Describe(Diagnostic diagnostic) =>
        $"{diagnostic} | {diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()}";
}
