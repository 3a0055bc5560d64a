using DaNetGen.Generator.Checkpoints;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Emit;
using DaNetGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator;

/// <summary>Expands every class marked <c>[Network]</c> to a TorchSharp network: parse, link, infer, plan, emit.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    internal const string StructureStep = "Structure";
    internal const string ParseStep = "Parse";
    internal const string LinkStep = "Link";
    internal const string CheckpointStep = "Checkpoint";
    internal const string AttributeName = "DaNetGen.NetworkAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var structure = context.SyntaxProvider.ForAttributeWithMetadataName(
                AttributeName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (c, cancel) => (IsFirst(c) ? StructureParser.Parse((INamedTypeSymbol)c.TargetSymbol, cancel) : []).ToEquatable())
            .WithTrackingName(StructureStep);
        context.RegisterSourceOutput(structure, static (output, problems) =>
        {
            foreach (var problem in problems)
            {
                output.ReportDiagnostic(problem.ToDiagnostic());
            }
        });

        var outside = context.SyntaxProvider.CreateSyntaxProvider(
                static (node, _) => node is MethodDeclarationSyntax { AttributeLists.Count: > 0, Parent: TypeDeclarationSyntax type } method
                    && method.Modifiers.Any(SyntaxKind.PartialKeyword) && !SaysNetwork(type),
                static (c, cancel) => c.SemanticModel.GetDeclaredSymbol((MethodDeclarationSyntax)c.Node, cancel) is { } method
                    ? StructureParser.OutsideNetwork(method)
                    : null)
            .Where(static problem => problem is not null);
        context.RegisterSourceOutput(outside, static (output, problem) => output.ReportDiagnostic(problem!.ToDiagnostic()));

        var parsed = context.SyntaxProvider.ForAttributeWithMetadataName(
                AttributeName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (c, cancel) => IsFirst(c) ? NetworkParser.Parse((INamedTypeSymbol)c.TargetSymbol, c.SemanticModel.Compilation, cancel) : null)
            .Where(static parsed => parsed is not null)
            .Select(static (parsed, _) => parsed!)
            .WithTrackingName(ParseStep);
        var checkpoints = context.AdditionalTextsProvider.Where(HeaderReader.Reads)
            .Select(static (file, cancel) => HeaderReader.Read(file.GetText(cancel)))
            .Collect().Select(static (all, _) => all.ToEquatable())
            .WithTrackingName(CheckpointStep);
        var linked = parsed.Combine(parsed.Collect().Select(static (all, _) => all.ToEquatable())).Combine(checkpoints)
            .Select(static (x, _) => NetworkSource.Link(x.Left.Left, x.Left.Right, x.Right))
            .WithTrackingName(LinkStep);
        context.RegisterSourceOutput(linked, static (output, source) => source.Write(output));

        var hasNetworks = parsed.Collect().Select(static (all, _) => all.Length > 0);
        context.RegisterSourceOutput(hasNetworks, static (output, any) =>
        {
            if (any)
            {
                output.AddSource("DaNetGen.ModuleInitializer.g.cs", ModuleInitializerEmitter.Source);
            }
        });
    }

    /// <summary>Whether the class looks like a network, so that its stages need no second look.</summary>
    private static bool SaysNetwork(TypeDeclarationSyntax type) =>
        type.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() is "Network" or "NetworkAttribute" or "DaNetGen.Network");

    /// <summary>Whether this part of the class is the one that counts, where <c>[Network]</c> stands on several: a class is generated once.</summary>
    private static bool IsFirst(GeneratorAttributeSyntaxContext context) =>
        context.TargetSymbol.Attribute("Network")?.ApplicationSyntaxReference is { } attribute
        && attribute.SyntaxTree == context.TargetNode.SyntaxTree && context.TargetNode.Span.Contains(attribute.Span);
}
