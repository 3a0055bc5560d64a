using DaNetGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>What a user says of a diagnostic, in the source or in .editorconfig, counts more than its own severity.</summary>
public sealed class SeverityTests
{
    private const string Error = "DNG203", Warning = "DNG104";

    private const string Source = """
        using static TorchSharp.torch;

        [Network]
        public partial class Net
        {
            [PositionAttention(reduction: 7), Output]
            private partial Tensor Attended([Shape("B", 12, "H", "W")] Tensor x);

            [Relu]
            private partial Tensor Unread(Tensor x);
        }
        """;

    public static TheoryData<string, DiagnosticSeverity> Diagnostics => new()
    {
        { Error, DiagnosticSeverity.Error },
        { Warning, DiagnosticSeverity.Warning },
    };

    [Theory]
    [MemberData(nameof(Diagnostics))]
    public void EachHasItsOwnSeverity(string id, DiagnosticSeverity severity) => Assert.Equal(severity, Said(Source).Single(d => d.Id == id).Severity);

    [Theory]
    [MemberData(nameof(Diagnostics))]
    public void APragmaSilencesIt(string id, DiagnosticSeverity severity)
    {
        var said = Said($"#pragma warning disable {id}\n{Source}");

        Assert.DoesNotContain(said, d => d.Id == id);
        Assert.Equal(Said(Source).Count(d => d.Severity == severity && d.Id != id), said.Count(d => d.Severity == severity));
    }

    [Theory]
    [MemberData(nameof(Diagnostics))]
    public void APragmaThatIsRestoredDoesNot(string id, DiagnosticSeverity severity) =>
        Assert.Equal(severity, Said($"#pragma warning disable {id}\n#pragma warning restore {id}\n{Source}").Single(d => d.Id == id).Severity);

    [Theory]
    [MemberData(nameof(Diagnostics))]
    public void SuppressMessageSilencesIt(string id, DiagnosticSeverity severity)
    {
        var said = Said(Source.Replace("[Network]", $"[Network]\n[System.Diagnostics.CodeAnalysis.SuppressMessage(\"DaNetGen\", \"{id}\")]"));

        Assert.DoesNotContain(said, d => d.Id == id);
        Assert.Equal(Said(Source).Count(d => d.Severity == severity && d.Id != id), said.Count(d => d.Severity == severity));
    }

    public static TheoryData<string, string, DiagnosticSeverity?> Configured
    {
        get
        {
            var data = new TheoryData<string, string, DiagnosticSeverity?>();
            foreach (var id in Diagnostics.Select(d => (string)d[0]))
            {
                data.Add(id, "error", DiagnosticSeverity.Error);
                data.Add(id, "warning", DiagnosticSeverity.Warning);
                data.Add(id, "suggestion", DiagnosticSeverity.Info);
                data.Add(id, "silent", DiagnosticSeverity.Hidden);
                data.Add(id, "none", null);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Configured))]
    public void EditorconfigRaisesAndLowersIt(string id, string word, DiagnosticSeverity? expected) =>
        Assert.Equal(expected, Said(Source, $"[*.cs]\ndotnet_diagnostic.{id}.severity = {word}\n").SingleOrDefault(d => d.Id == id)?.Severity);

    [Fact]
    public void EditorconfigOfAnotherFolderDoesNot() =>
        Assert.Equal(DiagnosticSeverity.Error, Said(Source, $"[other/*.cs]\ndotnet_diagnostic.{Error}.severity = none\n").Single(d => d.Id == Error).Severity);

    private static IReadOnlyList<Diagnostic> Said(string source, string? editorconfig = null)
    {
        var compilation = Compile.Trees(Compile.Tree(source, "/project/Network.cs"));
        if (editorconfig is not null)
        {
            var rules = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse(editorconfig, "/project/.editorconfig") });
            compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new Rules(rules)));
        }

        return Expanded.Of(compilation).AnalyzerDiagnostics();
    }

    /// <summary>The severities of an .editorconfig, as the compiler asks for them.</summary>
    private sealed class Rules(AnalyzerConfigSet set) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return false;
        }
    }
}
