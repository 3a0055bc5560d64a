using System.Collections.Immutable;
using System.Composition;
using DaNetGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DaNetGen.CodeFixes;

/// <summary>Writes what a diagnostic suggests in the place that it points at: the nearest stage name, the nearest dividing reduction.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplacementCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [Descriptors.UnknownStage.Id, Descriptors.Reduction.Id, Descriptors.Groups.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(Problem.ReplacementProperty, out var text) && text is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Change to '{text}'", cancel => Replace(context.Document, diagnostic.Location.SourceSpan, text, cancel), text),
                    diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> Replace(Document document, TextSpan span, string text, CancellationToken cancellation)
    {
        var source = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(source.Replace(span, text));
    }
}
