using DaNetGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>Compiles a declaration with a mistake and the same without, and holds what is said against what should be.</summary>
internal static class Mistake
{
    private const string Usings = "using static TorchSharp.torch;\n";

    /// <summary>The analyzer says it at the marked places, the generator says nothing, and C# finds no error of its own.</summary>
    /// <param name="id">The diagnostic.</param>
    /// <param name="message">Its text.</param>
    /// <param name="declaration">The declaration, marked.</param>
    /// <param name="files">Additional files.</param>
    public static void IsFoundByTheAnalyzer(string id, string message, string declaration, params AdditionalText[] files)
    {
        var markup = new Markup(Usings + declaration);
        var expanded = Expanded.Of(Compile.Sources(markup.Wrong), files);

        Assert.Empty(expanded.Run.Diagnostics);
        Assert.Empty(Errors(expanded));
        Holds(id, message, markup, expanded.AnalyzerDiagnostics());
        IsRight(markup, files);
    }

    /// <summary>The generator says it at the marked places and the analyzer does not, whatever C# says besides.</summary>
    public static void IsFoundByTheGenerator(string id, string message, string declaration)
    {
        var markup = new Markup(Usings + declaration);
        var expanded = Expanded.Of(markup.Wrong);

        Holds(id, message, markup, expanded.Run.Diagnostics);
        Assert.DoesNotContain(expanded.AnalyzerDiagnostics(), d => d.Id == id);

        // None of C#'s errors is of the generator's making: those in its part only repeat the user's.
        var errors = Errors(expanded).ToLookup(d => d.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true, d => d.Id);
        Assert.Empty(errors[true].Except(errors[false]));
        IsRight(markup);
    }

    private static void Holds(string id, string message, Markup markup, IEnumerable<Diagnostic> said)
    {
        var found = said.Where(d => IsMistake(d) || d.Id == id).OrderBy(d => d.Location.SourceSpan.Start).ToList();
        var expected = string.Join('\n', markup.Spans.Select(s => $"{id} at '{markup.Wrong.Substring(s.Start, s.Length)}': {message}"));
        Assert.Equal(expected, string.Join('\n', found.Select(d => $"{d.Id} at '{Underlined(d, markup)}': {d.GetMessage()}")));
        Assert.Equal(markup.Spans, found.Select(d => d.Location.SourceSpan));
    }

    private static string Underlined(Diagnostic diagnostic, Markup markup) =>
        markup.Wrong.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);

    private static void IsRight(Markup markup, params AdditionalText[] files)
    {
        if (markup.Right == markup.Wrong)
            return;
        var expanded = Expanded.Of(Compile.Sources(markup.Right), files);
        Assert.Empty(Errors(expanded));
        Assert.DoesNotContain(expanded.Run.Diagnostics.Concat(expanded.AnalyzerDiagnostics()), IsMistake);
    }

    /// <summary>Not what is only said of checks at run time.</summary>
    private static bool IsMistake(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning;

    private static IEnumerable<Diagnostic> Errors(Expanded expanded) =>
        expanded.Compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
}
