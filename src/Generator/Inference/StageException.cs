using DaNetGen.Generator.Diagnostics;

namespace DaNetGen.Generator.Inference;

/// <summary>Ends the inference of a stage: its result has no shape, and what reads it is passed over in silence.</summary>
internal sealed class StageException(Problem? problem) : Exception
{
    /// <summary>What is wrong, or null where another diagnostic already says so.</summary>
    public Problem? Problem { get; } = problem;

    /// <summary>The same, of another kind than its descriptor says: what the very values decide.</summary>
    public StageException As(DiagnosticKind kind) => new(Problem is null ? null : Problem with { OwnKind = kind });

    /// <summary>The same, with what to write at that place instead.</summary>
    public StageException Replace(string? text) => new(Problem is null ? null : Problem with { Replacement = text });
}
