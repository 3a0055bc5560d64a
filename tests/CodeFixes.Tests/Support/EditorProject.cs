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
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        warningLevel: 9999,
        nullableContextOptions: NullableContextOptions.Enable,
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    public static Document Open(string source, DocumentationMode documentation = DocumentationMode.Diagnose)
    {
        var project = new AdhocWorkspace().AddProject("Sample", LanguageNames.CSharp)
            .WithCompilationOptions(Options)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp14, documentation))
            .AddMetadataReferences(References)
            .AddAnalyzerReference(new DaNetGenReference());
        return project.AddDocument("Usings.cs", Usings).Project.AddDocument("Network.cs", source, filePath: "Network.cs");
    }

    /// <summary>The generator and the analyzer without the file that they are packed in.</summary>
    private sealed class DaNetGenReference : AnalyzerReference
    {
        public override string FullPath => Display;

        public override object Id => Display;

        public override string Display => "DaNetGen";

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [new NetworkAnalyzer()];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [new NetworkAnalyzer()];

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => [new NetworkGenerator().AsSourceGenerator()];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => [new NetworkGenerator().AsSourceGenerator()];
    }
}
