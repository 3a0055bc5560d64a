using System.Collections.Immutable;
using System.Composition;
using DaNetGen.CodeFixes.Editing;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.CodeFixes;

/// <summary>The stage that a value comes from gets the channels that are needed where the value is read.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ChannelsCodeFix : Repairer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. UnequalOperands.Ids, Descriptors.ShapeMismatch.Id];

    // Two places may want different channels of one stage.
    private protected override bool FixesAll => false;

    private protected override IEnumerable<Offer> Offers(Place place)
    {
        foreach (var change in place.Repair(Repair.Channels)?.Split(';') ?? [])
        {
            if (change.Split(':', '=') is [var stage, var argument, var size, var followed] && place.Find(Spot.Argument(stage, argument)) is { } found)
            {
                var expression = found is AttributeArgumentSyntax written ? written.Expression : found;
                var why = followed.Length == 0 ? "fit here" : $"match '{followed}'";
                yield return new Offer(
                    $"Change '{argument}' of '{stage}' from {expression} to {size}, to {why}",
                    edits => AttributeText.Set(edits, expression, argument, size), stage);
            }
        }
    }
}
