using System.Collections.Immutable;
using System.Composition;
using DaNetGen.CodeFixes.Editing;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DaNetGen.CodeFixes;

/// <summary>A stage that nothing reads becomes an output; an output that reads an optional value becomes optional itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class OutputCodeFix : Repairer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.NoOutput.Id, Descriptors.UnusedStage.Id, Descriptors.OptionalRead.Id];

    private protected override IEnumerable<Offer> Offers(Place place)
    {
        if (place.Repair(Repair.Output) is { } name && place.Find(Spot.Attribute(name)) is { } attribute && place.FindStage(name) is { } last)
        {
            yield return new Offer(place.Stage is null ? $"Make '{name}', the last stage, the output" : $"Make '{name}' an output", edits =>
                edits.Insert(attribute.SyntaxTree, attribute.Span.End, $", {AttributeText.Qualifier(last)}Output"));
        }

        if (place.Repair(Repair.When) is { } when && place.Stage is { } stage && AttributeText.Find(stage.AttributeLists, "Output") is { } output)
        {
            yield return new Offer($"Compute '{stage.Identifier.ValueText}' only where '{when}' is true", edits =>
                AttributeText.Set(edits, output, "When", $"nameof({Names.Identifier(when)})"));
        }
    }
}
