using DaNetGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DaNetGen.CodeFixes;

/// <summary>What all repairs share: each makes offers for a diagnostic, by what the diagnostic's properties say.</summary>
public abstract class Repairer : CodeFixProvider
{
    /// <summary>Whether the same repair can be made in many places at once.</summary>
    private protected virtual bool FixesAll => true;

    /// <inheritdoc/>
    public sealed override FixAllProvider? GetFixAllProvider() => FixesAll ? WellKnownFixAllProviders.BatchFixer : null;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var place = await Place.FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            foreach (var offer in place is null ? [] : Offers(place))
            {
                var action = CodeAction.Create(
                    offer.Title, cancel => Edits.ApplyAsync(context.Document.Project.Solution, offer.Change, cancel), GetType().Name + offer.Kind);
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    private protected abstract IEnumerable<Offer> Offers(Place place);
}
