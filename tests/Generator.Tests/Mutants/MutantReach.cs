using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator.Tests.Mutants;

/// <summary>Which stages read what was changed, in its own network and in those that use it, by the names in their syntax.</summary>
internal sealed class MutantReach
{
    private readonly Mutant mutant;
    private readonly ILookup<string, MethodDeclarationSyntax> stages;

    /// <summary>Looks for them.</summary>
    /// <param name="mutant">What was changed.</param>
    /// <param name="models">The syntax of all models after the change.</param>
    public MutantReach(Mutant mutant, IReadOnlyList<SyntaxNode> models)
    {
        this.mutant = mutant;
        stages = models.SelectMany(m => m.DescendantNodes()).OfType<ClassDeclarationSyntax>()
            .SelectMany(type => type.Members.OfType<MethodDeclarationSyntax>(), (type, stage) => (Network: type.Identifier.ValueText, stage))
            .ToLookup(x => x.Network, x => x.stage);
        Readers = mutant.Stage is { } stage
            ? ReadersOf([stage], mutant.Inputs)
            : [.. stages[mutant.Network].Where(s => Names(s).Overlaps(mutant.Words)).Select(s => s.Identifier.ValueText)];
        Stages = [.. stages.Where(g => g.Key != mutant.Network).SelectMany(InOther)];
    }

    /// <summary>The stages of the changed network that read a value of the changed stage, an input whose shape it says, or a hyperparameter that was changed.</summary>
    public HashSet<string> Readers { get; }

    /// <summary>The texts of the stages of other networks that use the changed network, or read a value of one that does.</summary>
    public HashSet<string> Stages { get; }

    /// <summary>Whether a stage of the changed network reads what was changed by way of others.</summary>
    public bool IsReadBy(string stage)
    {
        var (readers, before) = (Readers, 0);
        while (readers.Count > before)
        {
            before = readers.Count;
            readers = [.. readers, .. ReadersOf(readers, [])];
        }

        return readers.Contains(stage);
    }

    /// <summary>Whether a stage is changed or reads what is, or belongs to a network that such a stage uses.</summary>
    /// <param name="network">Its network.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="made">The type that is made where that was said.</param>
    public bool Reaches(string network, string stage, string made)
    {
        var own = stages[mutant.Network].Where(s => s.Identifier.ValueText == mutant.Stage || Readers.Contains(s.Identifier.ValueText)).ToList();
        return own.Exists(s => network == mutant.Network ? s.Identifier.ValueText == stage : Names(s).Contains(network) || (TakesAny(s) && made.Contains($"<{network}>")))
            || stages.SelectMany(g => g, (g, s) => (g.Key, Stage: s)).Where(x => Stages.Contains(x.Stage.ToString()))
                .Any(x => (x.Key == network && x.Stage.Identifier.ValueText == stage) || Names(x.Stage).Contains(network));
    }

    private IEnumerable<string> InOther(IEnumerable<MethodDeclarationSyntax> network)
    {
        var users = network.Where(s => TakesAny(s) || Names(s).Contains(mutant.Network)).ToList();
        return network.Where(s => users.Contains(s) || users.Exists(u => Reads(s, u.Identifier.ValueText))).Select(s => s.ToString());
    }

    private HashSet<string> ReadersOf(HashSet<string> of, IReadOnlyList<string> inputsBefore)
    {
        var inputs = stages[mutant.Network].Where(s => of.Contains(s.Identifier.ValueText)).SelectMany(Mutant.InputsOf).Concat(inputsBefore).ToHashSet();
        return [.. stages[mutant.Network].Where(s => Parameters(s).Any(inputs.Contains) || of.Any(o => Reads(s, o))).Select(s => s.Identifier.ValueText)];
    }

    /// <summary>Names of values begin with those of their stages.</summary>
    private static bool Reads(MethodDeclarationSyntax reader, string stage) => Parameters(reader).Any(p => p.StartsWith(stage, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Parameters(MethodDeclarationSyntax stage) => stage.ParameterList.Parameters.Select(p => p.Identifier.ValueText);

    private static IReadOnlySet<string> Names(MethodDeclarationSyntax stage) => Mutant.WordsOf(stage.ToString());

    /// <summary>What stands for a type parameter may be any network.</summary>
    private static bool TakesAny(MethodDeclarationSyntax stage) => stage.AttributeLists.ToString().Contains("Use(nameof(");
}
