using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Basic.Reference.Assemblies;
using DaNetGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using TorchSharp;

namespace DaNetGen.Bench;

/// <summary>The shipped models and a file of ordinary code, as the compiler gets them.</summary>
internal sealed class ModelsProject
{
    private const string Program = "class Program { static int Main() { int answer = 41; return answer; } }";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release);

    private readonly MetadataReference[] references =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(Network).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(torch).Assembly.Location),
    ];

    private readonly (string Path, SourceText Text)[] files =
    [
        ("Usings.cs", SourceText.From("global using System; global using System.Collections.Generic; global using System.Linq; global using DaNetGen;", Encoding.UTF8)),
        ("Program.cs", SourceText.From(Program, Encoding.UTF8)),
        .. ModelFiles().Select(file => (file, SourceText.From(File.ReadAllText(file), Encoding.UTF8))),
    ];

    /// <summary>The parsed files.</summary>
    public SyntaxTree[] Parse() => [.. files.Select(file => CSharpSyntaxTree.ParseText(file.Text, ParseOptions, file.Path))];

    /// <summary>A compilation that has bound nothing yet.</summary>
    public CSharpCompilation Compilation(SyntaxTree[] trees) => CSharpCompilation.Create("Models", trees, references, Options);

    /// <summary>The generator, before its first run.</summary>
    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions);

    /// <summary>A file's text, parsed anew.</summary>
    public static SyntaxTree Parse(SyntaxTree tree) => CSharpSyntaxTree.ParseText(tree.GetText(), ParseOptions, tree.FilePath);

    /// <summary>What an analyzer says of the whole compilation.</summary>
    public static ImmutableArray<Diagnostic> Analyze(Compilation compilation, DiagnosticAnalyzer analyzer) =>
        compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();

    /// <summary>What an analyzer says of a file, as an editor asks.</summary>
    public static ImmutableArray<Diagnostic> Analyze(Compilation compilation, DiagnosticAnalyzer analyzer, SyntaxTree file) =>
        compilation.WithAnalyzers([analyzer]).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(file), null, default).GetAwaiter().GetResult();

    /// <summary>Emits with symbols and documentation, and fails where that fails.</summary>
    public static void Emit(Compilation compilation)
    {
        using MemoryStream assembly = new(), symbols = new(), documentation = new();
        EmitResult emitted = compilation.Emit(assembly, symbols, documentation);
        if (!emitted.Success) throw new InvalidOperationException($"The models do not compile: {emitted.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error)}");
    }

    private static IEnumerable<string> ModelFiles([CallerFilePath] string here = "")
    {
        string folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "models"));
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);
    }
}
