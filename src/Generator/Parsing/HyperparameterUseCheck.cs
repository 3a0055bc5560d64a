using System.Text.RegularExpressions;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator.Parsing;

/// <summary>Finds hyperparameters that neither the language nor the user's own code reads.</summary>
internal static class HyperparameterUseCheck
{
    public static IEnumerable<Problem> Problems(
        INamedTypeSymbol type, NetworkDeclaration network, IEnumerable<Contract> contracts, CancellationToken cancellation)
    {
        var read = new HashSet<string>(Texts(network).SelectMany(Words).Concat(OwnNames(type, cancellation)), StringComparer.Ordinal);
        read.UnionWith(contracts.SelectMany(c => c.Create?.Select(p => p.Name) ?? []));
        return network.Hyperparameters.Where(h => !read.Contains(h.Name)).Select(h => Problem.At(
            new Spot(SpotKind.Hyperparameter, Name: h.Name), Descriptors.UnusedHyperparameter, h.Name, network.Name));
    }

    private static IEnumerable<string> Texts(NetworkDeclaration network) => network.Stages.SelectMany(s => s.Arguments.Select(a => a.Value)
        .Concat(s.Parameters.SelectMany(p => p.Shape ?? default))
        .Concat(s.Result ?? default)
        .Where(v => v.Kind == ArgumentKind.Text).Select(v => v.Text)
        .Append(s.When ?? ""));

    private static IEnumerable<string> Words(string text) => Regex.Matches(text, @"\w+").Cast<Match>().Select(m => m.Value);

    /// <summary>The names in what the user wrote of the class; the generated part only passes them on.</summary>
    private static IEnumerable<string> OwnNames(INamedTypeSymbol type, CancellationToken cancellation) => type.DeclaringSyntaxReferences
        .Where(r => !r.SyntaxTree.FilePath.Contains(typeof(NetworkGenerator).FullName!))
        .SelectMany(r => r.GetSyntax(cancellation).DescendantNodes()).OfType<IdentifierNameSyntax>().Select(n => n.Identifier.ValueText);
}
