namespace DaNetGen.Checkpoints;

/// <summary>A key that one side has and the other lacks.</summary>
/// <param name="Key">The key, as the side that has it calls it: the network's where the file lacks it, else the file's.</param>
/// <param name="Nearest">The most similar key of the other side that is without a partner too, in the other side's words; null
/// where none is similar.</param>
public sealed record KeyMisfit(string Key, string? Nearest);
