using System.Collections.Immutable;
using System.Composition;
using DaNetGen.CodeFixes.Editing;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace DaNetGen.CodeFixes;

/// <summary>A name that nothing has becomes a stage, to be filled in: a convolution of what comes before.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class StageStubCodeFix : Repairer
{
    private const string Operator = "ConvBnRelu(64, kernel: 3)";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.UnknownStage.Id];

    // One declaration serves all readers of the name.
    private protected override bool FixesAll => false;

    private protected override IEnumerable<Offer> Offers(Place place)
    {
        if (place.Repair(Repair.Reads) is not { } reads || place.Repair(Repair.Before) is not { } before
            || place is not { Parameter: { Type: { } tensor } parameter, Stage: not null } || place.FindStage(before) is not { } reader)
        {
            return [];
        }

        var name = Names.Pascal(parameter.Identifier.ValueText);
        if (!SyntaxFacts.IsValidIdentifier(name) || place.Network!.MemberNames.Contains(name))
        {
            return [];
        }

        var qualifier = AttributeText.Qualifier(reader);
        var input = reads.Length == 0 ? $"[{qualifier}Shape(\"B\", 3, \"H\", \"W\")] {tensor} image" : $"{tensor} {Names.Identifier(reads)}";
        return
        [
            new Offer($"Declare a stage '{name}' before '{before}': [{Operator}]", edits =>
                Layout.InsertBefore(edits, reader, $"[{qualifier}{Operator}] private partial {tensor} {Names.Identifier(name)}({input});")),
        ];
    }
}
