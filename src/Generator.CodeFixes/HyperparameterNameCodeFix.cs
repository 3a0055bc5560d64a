using System.Collections.Immutable;
using System.Composition;
using System.Text.RegularExpressions;
using DaNetGen.CodeFixes.Editing;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.CodeFixes;

/// <summary>A hyperparameter that there is takes the place of a misspelt one: as <c>nameof</c> where it stands alone, else inside the expression.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class HyperparameterNameCodeFix : Repairer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.UnknownHyperparameter.Id];

    private protected override IEnumerable<Offer> Offers(Place place)
    {
        if (place.Repair(Repair.Unknown) is not { } unknown || place.Repair(Repair.Nearest) is not { } nearest
            || place.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>()?.Expression is not { } expression)
        {
            return [];
        }

        var isAlone = expression is not LiteralExpressionSyntax literal || literal.Token.ValueText == unknown;
        var text = isAlone
            ? $"nameof({Names.Identifier(nearest)})"
            : Regex.Replace(expression.ToString(), $@"(?<![\w.]){Regex.Escape(unknown)}(?![\w.])", nearest);
        return text == expression.ToString() ? [] : [new Offer($"Change {expression} to {text}", edits => edits.Replace(expression, text))];
    }
}
