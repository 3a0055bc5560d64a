using System.Collections.Immutable;
using System.Composition;
using DaNetGen.CodeFixes.Editing;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DaNetGen.CodeFixes;

/// <summary>A parameter that reads nothing becomes an input of the network.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class InputShapeCodeFix : Repairer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.UnknownStage.Id];

    // One declaration serves all readers of the name.
    private protected override bool FixesAll => false;

    private protected override IEnumerable<Offer> Offers(Place place) =>
        place.Repair(Repair.Shape) is { } shape && place is { Parameter: { } parameter, Stage: { } stage }
            ? [new Offer($"Make '{place.Text}' an input of the network: [Shape({shape})]", edits =>
                AttributeText.Add(edits, parameter, $"{AttributeText.Qualifier(stage)}Shape({shape})"))]
            : [];
}
