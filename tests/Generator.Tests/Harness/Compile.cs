using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp;

namespace DaNetGen.Generator.Tests.Harness;

/// <summary>Makes compilations as a user's project makes them: nullable, implicit usings, documentation on, every warning.</summary>
internal static class Compile
{
    private static int count;

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    // TorchSharp was built for an older framework; the SDK silences the two warnings of that too.
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        warningLevel: 9999,
        nullableContextOptions: NullableContextOptions.Enable,
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    private static readonly MetadataReference[] References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(Network).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(torch).Assembly.Location),
    ];

    private static readonly SyntaxTree ImplicitUsings = Tree(
        "global using System; global using System.Collections.Generic; global using System.Linq; global using DaNetGen;", "Usings.cs");

    public static SyntaxTree Tree(string source, string path = "Network.cs") => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>A compilation of texts.</summary>
    public static CSharpCompilation Sources(params string[] sources) =>
        Trees([.. sources.Select((source, i) => Tree(source, $"Network{i}.cs"))]);

    /// <summary>A compilation of files.</summary>
    public static CSharpCompilation Files(IEnumerable<string> files) => Trees([.. files.Select(file => Tree(File.ReadAllText(file), file))]);

    /// <summary>A compilation of trees, under a name of its own so that its assembly can be loaded.</summary>
    public static CSharpCompilation Trees(params SyntaxTree[] trees) =>
        CSharpCompilation.Create($"Sample{Interlocked.Increment(ref count)}", [ImplicitUsings, .. trees], References, Options);

    /// <summary>The shipped models.</summary>
    public static CSharpCompilation Models() => Files(Folders.Files(Folders.Models));
}
