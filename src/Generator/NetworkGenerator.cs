using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Emit;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator;

/// <summary>Expands every class marked <c>[Network]</c> to a TorchSharp network: parse, link, infer, plan, emit.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    internal const string StructureStep = "Structure";
    internal const string ParseStep = "Parse";
    internal const string LinkStep = "Link";
    internal const string AttributeName = "DaNetGen.NetworkAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var structure = context.SyntaxProvider.ForAttributeWithMetadataName(
                AttributeName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (c, cancel) => StructureParser.Parse((INamedTypeSymbol)c.TargetSymbol, cancel).ToEquatable())
            .WithTrackingName(StructureStep);
        context.RegisterSourceOutput(structure, static (output, problems) =>
        {
            foreach (var problem in problems)
            {
                output.ReportDiagnostic(problem.ToDiagnostic());
            }
        });

        var parsed = context.SyntaxProvider.ForAttributeWithMetadataName(
                AttributeName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (c, cancel) => NetworkParser.Parse((INamedTypeSymbol)c.TargetSymbol, cancel))
            .WithTrackingName(ParseStep);
        var linked = parsed.Combine(parsed.Collect().Select(static (all, _) => all.ToEquatable()))
            .Select(static (pair, _) => NetworkSource.Link(pair.Left, pair.Right))
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
}

/// <summary>A network with everything that its generated part depends on, and nothing else.</summary>
internal sealed record NetworkSource(ClassDeclaration? Class, NetworkDeclaration Declaration, Library Library)
{
    public static NetworkSource Link(ParsedNetwork parsed, EquatableArray<ParsedNetwork> all)
    {
        var known = all.SelectMany(p => p.External).Concat(all.Select(p => p.Declaration)).GroupBy(n => n.Id).ToDictionary(g => g.Key, g => g.Last());
        return new NetworkSource(parsed.Class, parsed.Declaration, Library.Reachable(parsed.Declaration, known));
    }

    public void Write(SourceProductionContext output)
    {
        if (Class is null)
        {
            return;
        }

        var linked = Linker.Link(Declaration, Library);
        try
        {
            output.AddSource(Class.HintName, Print(linked, Class));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One network's failure must not silence the others.
            output.AddSource(Class.HintName, NetworkEmitter.EmitBroken(linked, Class));
            output.ReportDiagnostic(Diagnostic.Create(Descriptors.InternalError, Location.None, Declaration.Name, $"{e.GetType().Name}: {e.Message}"));
        }
    }

    private static string Print(LinkedNetwork linked, ClassDeclaration type)
    {
        var inferred = NetworkInference.Infer(linked);
        var stages = linked.Declaration.Stages;
        var isWhole = type.CanBeNetwork && inferred.Stages.Count == stages.Count && linked.Declaration.Outputs.Any()
            && !linked.Problems.Concat(inferred.Problems).Concat(KeyCheck.Problems(inferred)).Concat(ContractCheck.Problems(inferred, type.Implements)).Any(p => p.IsError);
        return isWhole ? NetworkEmitter.Emit(inferred, type) : NetworkEmitter.EmitBroken(linked, type);
    }
}
