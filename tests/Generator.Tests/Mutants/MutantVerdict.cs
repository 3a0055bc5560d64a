using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Tests.Reference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaNetGen.Generator.Tests.Mutants;

/// <summary>What the compiler says of a mutant, beside what becomes of it.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Truth">What becomes of it: by name where C# itself rejects it.</param>
/// <param name="Why">Why it fails.</param>
/// <param name="Errors">What is said.</param>
internal sealed record MutantVerdict(Mutant Mutant, Truth Truth, string Why, IReadOnlyList<Diagnostic> Errors)
{
    private const string Elsewhere = "elsewhere";

    /// <summary>Whether it is said to fail for all that it may be given.</summary>
    public bool SaysItFails => Errors.Any(IsClaim);

    /// <summary>Whether it is forbidden alone.</summary>
    public bool IsForbidden => Errors.Count > 0 && !SaysItFails;

    public bool IsRight => Truth switch
    {
        Truth.Runs => !SaysItFails,
        Truth.FailsByShape => SaysItFails,
        _ => Errors.Count > 0,
    };

    /// <summary>Where DaNetGen's own errors are, seen from the change.</summary>
    public IEnumerable<string> Places => Own.Select(PlaceOf);

    /// <summary>The errors that point at something which the change does not reach.</summary>
    public IEnumerable<Diagnostic> Misplaced => Own.Where(e => PlaceOf(e) == Elsewhere);

    public override string ToString() => $"{Mutant.Change}\n    {Truth} {Why}\n    {string.Join("\n    ", Errors.Select(e => $"{e.Id} {Place(e)}: {e.GetMessage()}"))}";

    private static bool IsClaim(Diagnostic error) => !error.Id.StartsWith("DNG", StringComparison.Ordinal) || error.Properties[Problem.KindProperty] == nameof(DiagnosticKind.WouldFail);

    private static string Place(Diagnostic error) => error.Location.SourceTree is { } tree ? $"{Path.GetFileName(tree.FilePath)} '{tree.GetText().ToString(error.Location.SourceSpan)}'" : "nowhere";

    private IEnumerable<Diagnostic> Own => Errors.Where(e => e.Id.StartsWith("DNG", StringComparison.Ordinal));

    private string PlaceOf(Diagnostic error)
    {
        if (error.Location.SourceTree is not { } tree)
            return Elsewhere;
        if (tree.FilePath != Mutant.File)
            return "where the network is used or made";
        var stage = tree.GetRoot().FindNode(error.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText;
        if (stage is null || Mutant.Stage is null || stage == Mutant.Stage)
            return stage is null ? "at the class or its hyperparameters" : "in the changed declaration";
        var stages = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().ToList();
        var readers = new HashSet<string> { Mutant.Stage };
        for (var steps = 1; steps <= stages.Count; steps++)
        {
            readers = [.. stages.Where(s => readers.Any(r => Reads(s, r))).Select(s => s.Identifier.ValueText)];
            if (readers.Contains(stage))
                return steps == 1 ? "in a stage that reads it" : "in a stage that reads what reads it";
        }

        return Elsewhere;
    }

    // Names of values begin with those of their stages; an input is read by each stage that names it.
    private bool Reads(MethodDeclarationSyntax reader, string stage) => reader.ParameterList.Parameters.Any(p =>
        p.Identifier.ValueText.StartsWith(stage, StringComparison.OrdinalIgnoreCase) || p.Identifier.ValueText is "image" or "features");
}
