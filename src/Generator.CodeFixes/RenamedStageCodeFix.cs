using System.Collections.Immutable;
using System.Composition;
using System.Text.RegularExpressions;
using DaNetGen.CodeFixes.Editing;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.CodeFixes;

/// <summary>
/// After a stage was renamed, all parameters that read it are renamed along, and the sizes of it in expressions. An editor's
/// rename follows <c>nameof</c> alone.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RenamedStageCodeFix : Repairer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.UnknownStage.Id];

    private protected override bool FixesAll => false;

    private protected override IEnumerable<Offer> Offers(Place place)
    {
        if (place.Repair(Repair.Renamed) is not { } text)
        {
            return [];
        }

        var renamed = text.Split(';').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        var title = $"Rename {Sentence.List(renamed.Keys)} to {Sentence.List(renamed.Values)} wherever it is read, as its stage is called now";
        return [new Offer(title, edits => Rename(edits, place, renamed))];
    }

    private static void Rename(Edits edits, Place place, IReadOnlyDictionary<string, string> renamed)
    {
        foreach (var stage in place.Stages())
        {
            foreach (var parameter in stage.ParameterList.Parameters.Where(p => AttributeText.Find(p.AttributeLists, "Shape") is null))
            {
                Read(edits, place, parameter, renamed);
            }

            foreach (var token in stage.AttributeLists.SelectMany(l => l.DescendantTokens()).Where(t => t.IsKind(SyntaxKind.StringLiteralToken)))
            {
                var changed = renamed.Aggregate(token.Text, (t, r) => Regex.Replace(t, $@"\b{r.Key}\.(?=[BCHW]\b)", $"{r.Value}."));
                if (changed != token.Text)
                {
                    edits.Replace(token, changed);
                }
            }
        }
    }

    private static void Read(Edits edits, Place place, ParameterSyntax parameter, IReadOnlyDictionary<string, string> renamed)
    {
        var from = AttributeText.Find(parameter.AttributeLists, "From")?.ArgumentList?.Arguments.FirstOrDefault()?.Expression;
        if (from is null)
        {
            if (renamed.TryGetValue(parameter.Identifier.ValueText, out var name) && ParameterName.IsFree(parameter, name))
            {
                ParameterName.Change(edits, parameter, name, place.Model);
            }
        }
        else if (from is LiteralExpressionSyntax literal && renamed.TryGetValue(Names.Camel(literal.Token.ValueText), out var read))
        {
            edits.Replace(from, SymbolDisplay.FormatLiteral(read, quote: true));
        }
    }
}
