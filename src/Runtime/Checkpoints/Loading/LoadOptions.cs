namespace DaNetGen.Checkpoints;

/// <summary>What of a file is loaded, and how strictly.</summary>
public sealed record LoadOptions
{
    /// <summary>Whose keys the file has; null recognises it by the keys.</summary>
    public Dialect? Dialect { get; init; }

    /// <summary>Parts that keep their values, whatever the file holds for them: beginnings of the network's keys
    /// (<c>head.out</c>), or stages by name (<c>Head</c>, <c>Head.Fused</c>). A head for another number of classes is left out so.</summary>
    public IReadOnlyList<string> LeaveOut { get; init; } = [];

    /// <summary>Parts that alone are loaded, named as in <see cref="LeaveOut"/>; empty for all of them.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Whether a key that is missing, unexpected or of another shape is an error; else what fits is loaded and the
    /// report tells the rest.</summary>
    public bool Strict { get; init; } = true;
}
