using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Tests.Reference;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Tests.Mutants;

/// <summary>What the compiler says of a mutant, beside what becomes of it.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Fate">What becomes of it: by name where C# itself rejects it.</param>
/// <param name="Errors">What is said.</param>
/// <param name="Models">The syntax of all models after the change.</param>
internal sealed record MutantVerdict(Mutant Mutant, Fate Fate, IReadOnlyList<Diagnostic> Errors, IReadOnlyList<SyntaxNode> Models)
{
    /// <summary>Whether it is said to fail for all that it may be given.</summary>
    public bool SaysItFails => Errors.Any(e => !IsOwn(e) || e.Properties[Problem.KindProperty] == nameof(DiagnosticKind.WouldFail));

    /// <summary>Whether it is forbidden alone.</summary>
    public bool IsForbidden => Errors.Count > 0 && !SaysItFails;

    public bool IsRight => Fate.Truth switch
    {
        Truth.Runs => !SaysItFails,
        Truth.FailsByShape => SaysItFails,
        _ => Errors.Count > 0,
    };

    /// <summary>DaNetGen's own errors, and where they are, seen from the change.</summary>
    public IReadOnlyList<(Diagnostic Error, string Place)> Places { get; } = PlacesOf(Mutant, Fate, Errors, Models);

    public bool IsMisplaced => Places.Any(p => p.Place == MutantPlace.Elsewhere);

    public override string ToString() =>
        $"{Mutant.Change}\n    {Fate.Truth} {Fate.Why}\n    {string.Join("\n    ", Errors.Select(e => $"{e.Id} {Shown(e)}: {e.GetMessage()}"))}";

    private static IReadOnlyList<(Diagnostic Error, string Place)> PlacesOf(
        Mutant mutant, Fate fate, IReadOnlyList<Diagnostic> errors, IReadOnlyList<SyntaxNode> models)
    {
        var own = errors.Where(IsOwn).ToList();
        var place = own.Count == 0 ? null : new MutantPlace(mutant, fate, models, own);
        return [.. own.Select(e => (e, place!.Of(e)))];
    }

    private static bool IsOwn(Diagnostic error) => error.Id.StartsWith("DNG", StringComparison.Ordinal);

    private static string Shown(Diagnostic error) => error.Location.SourceTree is { } tree
        ? $"{Path.GetFileName(tree.FilePath)} '{tree.GetText().ToString(error.Location.SourceSpan)}'" : "nowhere";
}
