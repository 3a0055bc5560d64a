using DaNetGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Tests.Mutants;

/// <summary>Compiles the mutants of one network among the models that it is made of and used by.</summary>
internal sealed class MutantCompiler(MutantModels models, string network)
{
    private readonly EditedSources sources = new([.. models.Around(network), Compile.Tree(MutantModels.User(network), "User.cs")]);

    /// <summary>The errors of a mutant, and the syntax that it has.</summary>
    public (IReadOnlyList<Diagnostic> Errors, IReadOnlyList<SyntaxNode> Roots) Compiled(Mutant mutant)
    {
        var edited = sources.With(mutant.File, mutant.Text);
        Assert.True(edited.Run.Exception is null, $"{mutant.Change}: {edited.Run.Exception}");
        return ([.. edited.Diagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)], [.. edited.Before.SyntaxTrees.Select(t => t.GetRoot())]);
    }
}
