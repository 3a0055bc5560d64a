using System.Collections.Immutable;
using System.Composition;
using DaNetGen.CodeFixes.Editing;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.CodeFixes;

/// <summary>An argument gets the value that fits: a reduction or groups that divide, the channels of the value, an allowed value, a stage that there is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplacementCodeFix : Repairer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        Descriptors.Reduction.Id, Descriptors.Groups.Id, Descriptors.ShapeMismatch.Id, Descriptors.NotAllowed.Id, Descriptors.BadReuse.Id,
        .. UnequalOperands.Ids,
    ];

    private protected override IEnumerable<Offer> Offers(Place place)
    {
        var argument = place.Repair(Repair.Argument);
        if (place.Repair(Repair.Replacement) is { } text && Target(place, argument) is { } target)
        {
            var title = target is AttributeSyntax ? $"Add the argument {Written(argument!, text)}" : $"Change {place.Text} to {text}";
            yield return new Offer(title, edits => AttributeText.Set(edits, target, argument ?? "", text));
        }

        if (place.Repair(Repair.Follow) is { } follow)
        {
            yield return new Offer($"Change {place.Text} to {follow}, which follows the value", edits => edits.Replace(place.Tree, place.Span, follow), "Follow");
        }
    }

    /// <summary>The expression to replace, or the attribute that lacks the argument.</summary>
    private static SyntaxNode? Target(Place place, string? argument) => place.Node switch
    {
        AttributeArgumentSyntax written => written.Expression,
        AttributeSyntax attribute => argument is null ? null : attribute,
        ParameterSyntax when argument is not null && place.Stage is { } stage => place.Find(Spot.Attribute(stage.Identifier.ValueText)),
        ParameterSyntax => null,
        ArgumentSyntax passed => passed.Expression,
        var node => node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && attribute.Span == place.Span ? (argument is null ? null : attribute) : node,
    };

    private static string Written(string argument, string text) => char.IsUpper(argument[0]) ? $"{argument} = {text}" : $"{argument}: {text}";
}
