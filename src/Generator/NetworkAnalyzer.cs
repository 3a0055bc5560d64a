using System.Collections.Immutable;
using DaNetGen.Generator.Budgets;
using DaNetGen.Generator.Checkpoints;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Parsing;
using DaNetGen.Generator.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DaNetGen.Generator;

/// <summary>Turns mistakes in names and shapes into squiggles on the very argument, while the user types.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    private static readonly SourceTextValueProvider<CheckpointHeader> Headers = new(HeaderReader.Read);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.Reported;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(c => Analyze(c, file => Header(context, file, c.CancellationToken)), SymbolKind.NamedType);

        // For an action on operations the compiler would bind every body of a file, with or without a creation in it.
        context.RegisterSyntaxNodeAction(AnalyzeCreation, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
    }

    private static void Analyze(SymbolAnalysisContext context, Func<AdditionalText, CheckpointHeader?> read)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.Attribute("Network") is null)
        {
            Misplaced(ClassParser.Checkpoint(type) is not null, Spot.Checkpoint, "Checkpoint");
            Misplaced(type.Attribute(BudgetParser.Attribute) is not null, Spot.Budget(0, ""), BudgetParser.Attribute);
            return;
        }

        // What the generator says of a class that cannot be a network is enough.
        if (StructureParser.Parse(type, context.CancellationToken).Any(p => p.Problem.Spot == Spot.Class))
        {
            return;
        }

        var path = ClassParser.Checkpoint(type);
        var locator = new Locator(type, context.CancellationToken);
        var checkpoint = path is null ? null : context.Options.AdditionalFiles.Where(HeaderReader.Reads).Select(read).FirstOrDefault(h => h?.Path == path);
        foreach (var (problem, repairs) in Problems(type, path, checkpoint, context.CancellationToken))
        {
            context.ReportDiagnostic(problem.ToDiagnostic(locator.Find(problem.Spot), repairs));
        }

        void Misplaced(bool isThere, Spot spot, string attribute)
        {
            if (isThere)
            {
                var problem = Problem.At(spot, Descriptors.Misplaced, attribute, $"class '{type.Name}'", "it is no network, which [Network] would make it");
                context.ReportDiagnostic(problem.ToDiagnostic(new Locator(type, context.CancellationToken).Find(spot)));
            }
        }
    }

    private static void AnalyzeCreation(SyntaxNodeAnalysisContext context)
    {
        foreach (var diagnostic in NetworkCreation.Check(context.Node, context.SemanticModel, context.CancellationToken))
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    /// <summary>What the build read of a checkpoint: parsed once for each text.</summary>
    private static CheckpointHeader? Header(AnalysisContext context, AdditionalText file, CancellationToken cancellation) =>
        file.GetText(cancellation) is { } text && context.TryGetValue(text, Headers, out var header) ? header : null;

    private static IEnumerable<(Problem Problem, ImmutableDictionary<string, string?> Repairs)> Problems(
        INamedTypeSymbol type, string? path, CheckpointHeader? checkpoint, CancellationToken cancellation)
    {
        var declaration = NetworkParser.Declaration(type, cancellation);
        var known = ReachableNetworks.All(type, cancellation).Append(declaration).GroupBy(n => n.Id).ToDictionary(g => g.Key, g => g.First());
        var linked = Linker.Link(declaration, Library.Reachable(declaration, known));
        var inferred = NetworkInference.Infer(linked);
        var names = linked.Problems.Concat(inferred.Problems).ToList();
        var contracts = ContractParser.All(type.Interfaces).ToList();
        var declared = StageFormCheck.Problems(type, cancellation)
            .Concat(PlacementCheck.Problems(type, declaration, cancellation))
            .Concat(names.Exists(IsOpen) ? [] : HyperparameterUseCheck.Problems(type, declaration, contracts, cancellation))
            .Concat(names.Select(p => DeadWeights.Count(p, inferred)))
            .Concat(KeyCheck.Problems(inferred))
            .Concat(ContractCheck.Problems(inferred, contracts))
            .Concat(names.Exists(p => p.IsError) ? [] : BudgetCheck.Problems(linked, BudgetParser.Parse(type)))
            .Distinct().ToList();
        return declared.Concat(path is null || declared.Exists(p => p.IsError) ? [] : CheckpointCheck.Of(linked, path, checkpoint).Problems)
            .Select(p => (p, RepairFinder.Properties(p, inferred)));
    }

    /// <summary>Whether a misspelt, missing or unfit argument may stand in place of a hyperparameter which nothing else reads.</summary>
    private static bool IsOpen(Problem problem) =>
        new[] { Descriptors.UnknownHyperparameter, Descriptors.BadExpression, Descriptors.UseArguments, Descriptors.BadArgument }.Any(d => d.Id == problem.Id);
}
