using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator.Parsing;

/// <summary>
/// Finds the mistakes that come with a declaration error of C#'s own. Those errors hide everything that analyzers say, so
/// the generator reports these.
/// </summary>
internal static class StructureParser
{
    private static readonly HashSet<string> Reserved = ["Outputs", "forward", "Run", "RegisterLayers", "Named", "Dispose", "Compile", "Compiled", "CheckInputs", "Lower"];

    public static IEnumerable<StructuralProblem> Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var part in ClassParser.Containers(type).Append(type).Where(t => !ClassParser.IsPartial(t, cancellation)))
        {
            yield return At(part, Problem.At(Spot.Class, Descriptors.NotPartial, part.Name));
        }

        if (Unsuitable(type) is { } reason)
        {
            yield return At(type, Problem.At(Spot.Class, Descriptors.UnsuitableClass, type.Name, reason));
        }

        foreach (var method in NetworkParser.StageMethods(type).Where(m => Reserved.Contains(m.Name)))
        {
            yield return new StructuralProblem(
                Problem.At(Spot.AtStage(method.Name), Descriptors.ReservedName, method.Name, type.Name),
                LocationInfo.Of(method.Locations.FirstOrDefault(l => l.IsInSource)));
        }

        foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(LacksOperator))
        {
            yield return new StructuralProblem(
                Problem.At(Spot.AtStage(method.Name), Descriptors.NoOperator, method.Name, type.Name),
                LocationInfo.Of(method.Locations.FirstOrDefault(l => l.IsInSource)));
        }

        foreach (var group in NetworkParser.StageMethods(type).GroupBy(m => m.Name))
        {
            var declarations = group.SelectMany(m => m.DeclaringSyntaxReferences).Select(r => r.GetSyntax(cancellation))
                .OfType<MethodDeclarationSyntax>().OrderBy(s => s.SpanStart).ToList();
            foreach (var second in declarations.Skip(1))
            {
                yield return new StructuralProblem(
                    Problem.At(Spot.AtStage(group.Key), Descriptors.DuplicateStage, group.Key, type.Name),
                    LocationInfo.Of(second.Identifier.GetLocation()));
            }
        }
    }

    /// <summary>Whether a stage has the name of a member of the generated part.</summary>
    public static bool HasReservedNames(INamedTypeSymbol type) => NetworkParser.StageMethods(type).Any(m => Reserved.Contains(m.Name));

    /// <summary>
    /// Whether a method looks like a stage and nothing says what it computes: it has no body, and reads or gives what stages
    /// do. One with an attribute that C# does not know is C#'s to report.
    /// </summary>
    public static bool LacksOperator(IMethodSymbol method) =>
        method is { IsPartialDefinition: true, PartialImplementationPart: null }
        && !method.GetAttributes().Any(a => Symbols.IsStage(a) || a.AttributeClass is null or { TypeKind: TypeKind.Error })
        && (method.Attribute("Output") is not null || method.Attribute("Key") is not null || method.ReturnType is { Name: "Tensor", ContainingType.Name: "torch" });

    /// <summary>The mistake of a stage whose class is no network; null where it is one.</summary>
    public static StructuralProblem? OutsideNetwork(IMethodSymbol method) =>
        method.ContainingType is { } type && type.Attribute("Network") is null && method.GetAttributes().Any(Symbols.IsStage)
            ? new StructuralProblem(
                Problem.At(Spot.AtStage(method.Name), Descriptors.StageOutsideNetwork, method.Name, type.Name),
                LocationInfo.Of(method.Locations.FirstOrDefault(l => l.IsInSource)))
            : null;

    private static string? Unsuitable(INamedTypeSymbol type) => type switch
    {
        { IsFileLocal: true } => "local to its file, where generated code cannot reach it",
        { IsStatic: true } => "static",
        { IsRecord: true } => "a record",
        _ when !ClassParser.HasFreeBase(type) => $"derived from '{type.BaseType!.Name}', and the generator gives it the base class Network",
        _ => null,
    };

    private static StructuralProblem At(INamedTypeSymbol type, Problem problem) =>
        new(problem, LocationInfo.Of(type.Locations.FirstOrDefault(l => l.IsInSource)));
}
