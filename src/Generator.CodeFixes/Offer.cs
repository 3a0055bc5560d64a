using DaNetGen.CodeFixes.Editing;

namespace DaNetGen.CodeFixes;

/// <summary>A change that is offered for a diagnostic.</summary>
/// <param name="Title">The sentence beside the light bulb.</param>
/// <param name="Change">Writes the edits.</param>
/// <param name="Kind">What tells it from other changes of the same repair, where "fix all" must not mix them.</param>
internal sealed record Offer(string Title, Action<Edits> Change, string Kind = "");
