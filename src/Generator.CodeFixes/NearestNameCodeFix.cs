using System.Collections.Immutable;
using System.Composition;
using DaNetGen.CodeFixes.Editing;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DaNetGen.CodeFixes;

/// <summary>A parameter that reads nothing gets the name of the stage or input that is nearest to it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NearestNameCodeFix : Repairer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.UnknownStage.Id];

    private protected override IEnumerable<Offer> Offers(Place place)
    {
        if (place.Repair(Repair.Replacement) is not { } name || place.Parameter is not { } parameter)
        {
            return [];
        }

        // In [From(...)] the text that reads is what is underlined.
        var isName = parameter.Identifier.Span == place.Span;
        return isName && !ParameterName.IsFree(parameter, name) ? [] :
        [
            new Offer(isName ? $"Change '{place.Text}' to '{name}'" : $"Change {place.Text} to {name}", edits =>
            {
                if (isName)
                {
                    ParameterName.Change(edits, parameter, name, place.Model);
                }
                else
                {
                    edits.Replace(place.Tree, place.Span, name);
                }
            }),
        ];
    }
}
