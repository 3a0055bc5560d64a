using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Parsing;
using DaNetGen.Generator.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DaNetGen.Generator;

/// <summary>
/// Checks <c>new DANet&lt;ResNet50&gt;(classes: 19, outputStride: 12)</c>: there a generic network is closed and its
/// hyperparameters have values, so that what stays open in the declaration is decided.
/// </summary>
internal static class NetworkCreation
{
    public static IEnumerable<Diagnostic> Check(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetTypeInfo(node, cancellation).Type is not INamedTypeSymbol type || type.OriginalDefinition.Attribute("Network") is null
            || model.GetOperation(node, cancellation) is not IObjectCreationOperation creation)
        {
            return [];
        }

        var networks = ReachableNetworks.All(type, model.Compilation.Assembly, cancellation);
        if (networks.FirstOrDefault(n => n.Id == Symbols.Id(type)) is not { } network)
        {
            return [];
        }

        var linked = Linker.Link(network, new Library(networks.ToEquatable()));
        var problems = new List<(Problem Problem, SyntaxNode Place)>();
        var arguments = Arguments(creation, network, problems);
        if (problems.Count == 0)
        {
            var bindings = TypeBindings.Of(network, StageParser.Reference(type).TypeArguments);
            var alone = NetworkInference.Infer(linked).Problems;
            problems.AddRange(NetworkInference.Infer(linked, new Scope(network, arguments), bindings, inputs: null).Problems
                .Where(p => p.IsError && !NetworkUse.IsTold(p, alone))
                .Select(p => (NetworkUse.Nested("", network, p), TypeName(creation))));
        }

        return problems.Select(p => p.Problem.ToDiagnostic(p.Place.GetLocation(), RepairFinder.Properties(p.Problem, Repairs(p.Problem, network))));
    }

    /// <summary>The hyperparameters: constants by their value, all else by name.</summary>
    private static Dictionary<string, BoundValue> Arguments(
        IObjectCreationOperation creation, NetworkDeclaration network, List<(Problem Problem, SyntaxNode Place)> problems)
    {
        var open = Scope.Standalone(network);
        var bound = network.Hyperparameters.ToDictionary(h => h.Name, h => open.Hyperparameter(h.Name)!, StringComparer.Ordinal);
        foreach (var argument in creation.Arguments)
        {
            if (argument.Parameter is { } parameter && network.FindHyperparameter(parameter.Name) is { } hyperparameter
                && argument.Value.ConstantValue is { HasValue: true, Value: var constant })
            {
                var value = parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration
                    ? Symbols.EnumMember(enumeration, constant)
                    : Symbols.Constant(constant);
                bound[hyperparameter.Name] = ArgumentBinder.Read(hyperparameter, value, scope: null, Spot.Class) ?? bound[hyperparameter.Name];
                if (ArgumentBinder.NotAllowed(network, hyperparameter, bound[hyperparameter.Name], Spot.Class, known: null) is { } problem)
                {
                    problems.Add((problem, argument.Value.Syntax));
                }
            }
        }

        return bound;
    }

    private static IEnumerable<Repair> Repairs(Problem problem, NetworkDeclaration network) =>
        problem.Id == Descriptors.NotAllowed.Id ? Hyperparameters.OfNotAllowed(problem, network) : [];

    private static SyntaxNode TypeName(IObjectCreationOperation creation) =>
        creation.Syntax is ObjectCreationExpressionSyntax { Type: var name } ? name : creation.Syntax;
}
