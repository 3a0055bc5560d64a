using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using DaNetGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DaNetGen.CodeFixes.Tests;

/// <summary>A file in a project with the generator and the analyzer, and what its repairs make of it.</summary>
internal static class FixedDocument
{
    private const string Usings = "global using System; global using DaNetGen; global using static TorchSharp.torch;";

    /// <summary>The file after the first repair of the only diagnostic with this id.</summary>
    public static async Task<string> Apply(string source, string id)
    {
        var document = Document(source);
        var diagnostic = Assert.Single(await Diagnostics(document), d => d.Id == id);
        var actions = new List<CodeAction>();
        await new ReplacementCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await Assert.Single(actions).GetOperationsAsync(default)));
        var changed = operation.ChangedSolution.GetDocument(document.Id)!;
        Assert.DoesNotContain(await Diagnostics(changed), d => d.Id == id);
        return (await changed.GetTextAsync()).ToString();
    }

    /// <summary>What the compiler, the generator and the analyzer say of a file.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> AllDiagnostics(string source)
    {
        var compilation = (await Document(source, usings: "global using System;").Project.GetCompilationAsync())!;
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var structural);
        return [.. structural, .. await generated.WithAnalyzers([new NetworkAnalyzer()]).GetAllDiagnosticsAsync()];
    }

    private static Document Document(string source, string usings = Usings)
    {
        var project = new AdhocWorkspace().AddProject("Sample", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp14))
            .AddMetadataReferences(Net100.References.All)
            .AddMetadataReference(MetadataReference.CreateFromFile(typeof(Network).Assembly.Location))
            .AddMetadataReference(MetadataReference.CreateFromFile(typeof(TorchSharp.torch).Assembly.Location));
        return project.AddDocument("Usings.cs", usings).Project.AddDocument("Network.cs", source);
    }

    private static async Task<ImmutableArray<Diagnostic>> Diagnostics(Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync())!;
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)document.Project.ParseOptions!)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        Assert.Empty(generated.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return await generated.WithAnalyzers([new NetworkAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }
}
