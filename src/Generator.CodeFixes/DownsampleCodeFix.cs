using System.Collections.Immutable;
using System.Composition;
using DaNetGen.CodeFixes.Editing;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DaNetGen.CodeFixes;

/// <summary>
/// An operand that is larger, or has other channels, is brought to the other's shape as residual networks do it (He et al.,
/// CVPR 2016): by a 1x1 convolution with a stride, without bias, and batch normalisation, before the sum.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DownsampleCodeFix : Repairer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = UnequalOperands.Ids;

    // Each needs names of its own.
    private protected override bool FixesAll => false;

    private protected override IEnumerable<Offer> Offers(Place place)
    {
        if (place is not { Stage: { } stage } || place.Repair(Repair.ProjectedChannels) is not { } channels || place.Repair(Repair.ProjectedStride) is not { } stride
            || stage.ParameterList.Parameters.FirstOrDefault(p => p.Identifier.ValueText == place.Repair(Repair.Projected)) is not { Type: { } tensor } parameter)
        {
            return [];
        }

        var arguments = stride == "1" ? $"{channels}, bias: false" : $"{channels}, stride: {stride}, bias: false";
        var what = stride == "1" ? "Project" : "Downsample";
        return [new Offer($"{what} '{parameter.Identifier.ValueText}' on its way to '{stage.Identifier.ValueText}': [Conv({arguments})], [BatchNorm]", edits =>
        {
            var convolution = FreeName(place, what);
            var normalisation = FreeName(place, convolution + "Norm");
            var qualifier = AttributeText.Qualifier(stage);

            // The new stage reads what the sum read, however the sum named it.
            var read = string.Join(" ", [.. parameter.AttributeLists.Select(l => l.ToString()), tensor.ToString(), parameter.Identifier.Text]);
            Layout.InsertBefore(
                edits, stage,
                $"[{qualifier}Conv({arguments})] private partial {tensor} {convolution}({read});",
                $"[{qualifier}BatchNorm] private partial {tensor} {normalisation}({tensor} {Names.Camel(convolution)});");
            edits.Replace(parameter.SyntaxTree, TextSpan.FromBounds(parameter.SpanStart, tensor.SpanStart), "");
            ParameterName.Change(edits, parameter, Names.Camel(normalisation), place.Model);
        })];
    }

    private static string FreeName(Place place, string name)
    {
        var taken = new HashSet<string>(place.Network!.MemberNames, StringComparer.OrdinalIgnoreCase);
        taken.UnionWith(place.Stages().SelectMany(s => s.ParameterList.Parameters).Select(p => p.Identifier.ValueText));
        return Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? name : $"{name}{i}").First(n => !taken.Contains(n));
    }
}
