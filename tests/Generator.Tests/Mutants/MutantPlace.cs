using System.Text.RegularExpressions;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Tests.Reference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator.Tests.Mutants;

/// <summary>
/// Where an error is, seen from what was changed: there or in the first stage that reads it, unless a reason is found why it can
/// only be told at another place.
/// </summary>
/// <param name="mutant">What was changed.</param>
/// <param name="fate">What becomes of it.</param>
/// <param name="models">The syntax of all models after the change.</param>
/// <param name="errors">Everything that is said.</param>
internal sealed partial class MutantPlace(Mutant mutant, Fate fate, IReadOnlyList<SyntaxNode> models, IReadOnlyList<Diagnostic> errors)
{
    /// <summary>At something that the change does not reach, or that is not the first to fail of it.</summary>
    public const string Elsewhere = "elsewhere";

    private readonly MutantReach reach = new(mutant, models);

    public string Of(Diagnostic error)
    {
        if (error.Location.SourceTree is not { } tree)
            return Elsewhere;
        var stage = StageOf(error);
        if (tree.FilePath == mutant.File)
            return stage is null ? OfClass(error) : OfStage(stage.Identifier.ValueText);
        return error.Id == Descriptors.InsideUse.Id || stage is null || !reach.Stages.Contains(stage.ToString()) ? OfValues(error) : "in a stage of another network that reads it";
    }

    private string OfStage(string stage)
    {
        if (stage == mutant.Stage)
            return "in the changed declaration";
        if (reach.Readers.Contains(stage))
            return "in a stage that reads it";
        if (stage == fate.Stage)
            return "in the stage that fails first";
        return fate.Truth != Truth.FailsByShape && reach.IsReadBy(stage) ? "in a stage that reads what reads it" : Elsewhere;
    }

    /// <summary>What a class lacks has no place in it but its name; of what its stages no longer read, only the declaration is there.</summary>
    private string OfClass(Diagnostic error)
    {
        if (mutant.Stage is null)
            return "in the changed declaration";
        if (error.Id == Descriptors.NoOutput.Id && mutant.Words.Contains("Output"))
            return "at the class, which has no output left";
        return !Mutant.WordsOf(error.GetMessage()).Overlaps(mutant.Words) ? Elsewhere
            : error.Id == Descriptors.UnusedHyperparameter.Id ? "at a hyperparameter that the changed declaration alone has read"
            : error.Id == Descriptors.ContractMismatch.Id ? "at the class, whose contract asks for what is gone"
            : Elsewhere;
    }

    /// <summary>
    /// Told where the network is used or made: the values given there decide, and the message names the stage.
    /// </summary>
    private string OfValues(Diagnostic error)
    {
        if (error.Id == Descriptors.NotAllowed.Id && error.GetMessage().Contains($"of '{mutant.Network}'"))
            return "where it is made, with a value that it does not allow";
        var inside = Inside().Match(error.GetMessage());
        var (network, stage) = (inside.Groups["network"].Value, inside.Groups["stage"].Value);
        var isTold = network == mutant.Network && errors.Any(e => e.Location.SourceTree?.FilePath == mutant.File && StageOf(e)?.Identifier.ValueText == stage);
        return !inside.Success || !reach.Reaches(network, stage, $"{error.Location.SourceTree!.GetText().GetSubText(error.Location.SourceSpan)}") ? Elsewhere
            : isTold ? "where values are given, which another mistake of the changed declaration needs besides"
            : "where values are given, which decide: the message names the stage";
    }

    private static MethodDeclarationSyntax? StageOf(Diagnostic error) =>
        error.Location.SourceTree?.GetRoot().FindNode(error.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>();

    [GeneratedRegex("'(?<network>\\w+)' does not fit here: in its stage '(?<stage>\\w+)'")]
    private static partial Regex Inside();
}
