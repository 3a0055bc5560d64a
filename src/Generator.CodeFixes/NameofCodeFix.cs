using System.Collections.Immutable;
using System.Composition;
using DaNetGen.CodeFixes.Editing;
using DaNetGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.CodeFixes;

/// <summary>A hyperparameter that stands in an attribute as if it had a value is named instead: <c>nameof(width)</c>, <c>"width * 2"</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NameofCodeFix : Repairer
{
    /// <summary>C#: a parameter of a primary constructor cannot be used here.</summary>
    internal const string ParameterInAttribute = "CS9105";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ParameterInAttribute];

    private protected override IEnumerable<Offer> Offers(Place place)
    {
        if (place.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { Expression: var expression, Parent.Parent: AttributeSyntax attribute }
            || place.Model.GetTypeInfo(attribute).Type is not INamedTypeSymbol type || !Symbols.IsOurs(type))
        {
            return [];
        }

        var text = expression is IdentifierNameSyntax name ? $"nameof({name})" : SymbolDisplay.FormatLiteral(expression.ToString(), quote: true);
        return [new Offer($"Change {expression} to {text}", edits => edits.Replace(expression, text))];
    }
}
