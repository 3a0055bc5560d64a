using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using DaNetGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DaNetGen.CodeFixes.Tests.Support;

/// <summary>A file in a project as an editor has it open: with the generator and the analyzer.</summary>
internal static class EditorProject
{
    public const string Usings = "global using System; global using DaNetGen; global using static TorchSharp.torch;";

    public static IEnumerable<MetadataReference> References { get; } =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(Network).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(TorchSharp.torch).Assembly.Location),
    ];

    // TorchSharp was built for an older framework; the SDK silences the two warnings of that too.
    public static CSharpCompilationOptions Options { get; } = new(
        OutputKind.DynamicallyLinkedLibrary,
        warningLevel: 9999,
        nullableContextOptions: NullableContextOptions.Enable,
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    /// <summary>What the compiler, the generator and the analyzer say of a file.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Diagnostics(Document document)
    {
        var (compilation, structural) = await Generate(document);
        return [.. structural, .. await compilation.WithAnalyzers([new NetworkAnalyzer()], document.Project.AnalyzerOptions).GetAllDiagnosticsAsync()];
    }

    /// <summary>The compilation of a file's project with the generated parts, and what the generator says.</summary>
    public static async Task<(Compilation Compilation, ImmutableArray<Diagnostic> Said)> Generate(Document document)
    {
        var compilation = (await document.Project.WithAnalyzerReferences([]).GetCompilationAsync())!;
        CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()], document.Project.AnalyzerOptions.AdditionalFiles, (CSharpParseOptions)document.Project.ParseOptions!)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var said);
        return (generated, said);
    }

    /// <param name="source">The file.</param>
    /// <param name="documentation">Whether C# looks at documentation.</param>
    /// <param name="usings">The project's usings.</param>
    /// <param name="weights">What the build read of a checkpoint; null for none.</param>
    public static Document Open(
        string source, DocumentationMode documentation = DocumentationMode.Diagnose, string usings = Usings, string? weights = null)
    {
        var project = new AdhocWorkspace().AddProject("Sample", LanguageNames.CSharp)
            .WithCompilationOptions(Options)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp14, documentation))
            .AddMetadataReferences(References)
            .AddAnalyzerReference(new DaNetGenReference());
        project = weights is null ? project : project.AddAdditionalDocument("sample.danet-weights.txt", weights, filePath: "sample.danet-weights.txt").Project;
        return project.AddDocument("Usings.cs", usings).Project.AddDocument("Network.cs", source, filePath: "Network.cs");
    }

    /// <summary>The generator and the analyzer without the file that they are packed in.</summary>
    private sealed class DaNetGenReference : AnalyzerReference
    {
        // A workspace knows a generator by its instance.
        private readonly ImmutableArray<ISourceGenerator> generators = [new NetworkGenerator().AsSourceGenerator()];
        private readonly ImmutableArray<DiagnosticAnalyzer> analyzers = [new NetworkAnalyzer()];

        public override string FullPath => Display;

        public override object Id => Display;

        public override string Display => "DaNetGen";

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => analyzers;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => analyzers;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => generators;

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => generators;
    }
}
