using DaNetGen.Generator.Tests.Reference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator.Tests.Mutants;

/// <summary>Where an error is, seen from what was changed.</summary>
internal static class MutantPlace
{
    /// <summary>At something that the change does not reach, or that is not the first to fail of it.</summary>
    public const string Elsewhere = "elsewhere";

    public static string Of(Diagnostic error, Mutant mutant, Fate fate)
    {
        if (error.Location.SourceTree is not { } tree)
            return Elsewhere;
        if (tree.FilePath != mutant.File)
            return "where the network is used or made";
        var stage = tree.GetRoot().FindNode(error.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText;
        if (stage is null)
            return "at the class or its hyperparameters";
        if (mutant.Stage is null || stage == mutant.Stage)
            return "in the changed declaration";
        var stages = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().ToList();
        var readers = Readers(stages, [mutant.Stage], mutant.Inputs);
        if (readers.Contains(stage))
            return "in a stage that reads it";
        if (stage == fate.Stage)
            return "in the stage that fails first";
        for (var steps = 1; steps < stages.Count && fate.Truth != Truth.FailsByShape; steps++)
        {
            readers = Readers(stages, readers, []);
            if (readers.Contains(stage))
                return "in a stage that reads what reads it";
        }

        return Elsewhere;
    }

    /// <summary>The stages that read a value of some others, or an input whose shape one of those says.</summary>
    private static HashSet<string> Readers(List<MethodDeclarationSyntax> stages, HashSet<string> of, IReadOnlyList<string> inputsBefore)
    {
        var inputs = stages.Where(s => of.Contains(s.Identifier.ValueText)).SelectMany(Mutant.InputsOf).Concat(inputsBefore).ToHashSet();

        // Names of values begin with those of their stages.
        return [.. stages.Where(s => s.ParameterList.Parameters.Select(p => p.Identifier.ValueText)
            .Any(p => inputs.Contains(p) || of.Any(o => p.StartsWith(o, StringComparison.OrdinalIgnoreCase)))).Select(s => s.Identifier.ValueText)];
    }
}
