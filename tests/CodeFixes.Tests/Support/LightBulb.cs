using DaNetGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DaNetGen.CodeFixes.Tests.Support;

/// <summary>What an editor offers for the diagnostics of a file.</summary>
internal static class LightBulb
{
    public static IReadOnlyList<CodeFixProvider> Providers { get; } =
    [
        .. typeof(Repairer).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Repairer)))
            .Select(t => (CodeFixProvider)Activator.CreateInstance(t)!).OrderBy(p => p.GetType().Name, StringComparer.Ordinal),
    ];

    /// <summary>The titles of the repairs of all diagnostics with this id, and the file after each.</summary>
    public static async Task<IReadOnlyList<(string Title, Document After)>> Offers(Document document, string id)
    {
        var offers = new List<(string, Document)>();
        foreach (var diagnostic in (await Said(document)).Where(d => d.Id == id))
        {
            foreach (var provider in Providers.Where(p => p.FixableDiagnosticIds.Contains(id)))
            {
                var actions = new List<CodeAction>();
                await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
                foreach (var action in actions)
                {
                    var change = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(default)));
                    offers.Add((action.Title, change.ChangedSolution.GetDocument(document.Id)!));
                }
            }
        }

        return offers;
    }

    /// <summary>What the generator, the analyzer and, of errors, C# say.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Said(Document document)
    {
        var (compilation, structural) = await EditorProject.Generate(document);
        return
        [
            .. structural,
            .. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error),
            .. await compilation.WithAnalyzers([new NetworkAnalyzer()], document.Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(),
        ];
    }
}
