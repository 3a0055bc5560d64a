using System.Collections.Immutable;
using System.Composition;
using DaNetGen.CodeFixes.Editing;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DaNetGen.CodeFixes;

/// <summary>A parameter keeps its name and says by <c>[From(nameof(...))]</c> what it reads, which an editor's rename follows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class FromCodeFix : Repairer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.UnknownStage.Id];

    private protected override IEnumerable<Offer> Offers(Place place) =>
        place.Repair(Repair.From) is { } from && place is { Parameter: { } parameter, Stage: { } stage }
            ? [new Offer($"Keep the name '{place.Text}' and read it with [From({from})]", edits =>
                AttributeText.Add(edits, parameter, $"{AttributeText.Qualifier(stage)}From({from})"))]
            : [];
}
