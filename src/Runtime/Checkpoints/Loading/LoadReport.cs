namespace DaNetGen.Checkpoints;

/// <summary>What became of each tensor of a file, and of each of a network.</summary>
public sealed record LoadReport
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>The network's name.</summary>
    public required string Network { get; init; }

    /// <summary>Whose keys the file has.</summary>
    public required Dialect Dialect { get; init; }

    /// <summary>The file's free text.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>The network's keys that have their values from the file, in the network's order.</summary>
    public required IReadOnlyList<string> Fitted { get; init; }

    /// <summary>The network's keys that the file lacks, but for counts of batches, which weights of early PyTorch lack and nothing reads.</summary>
    public required IReadOnlyList<KeyMisfit> Missing { get; init; }

    /// <summary>The file's keys that the network has no place for.</summary>
    public required IReadOnlyList<KeyMisfit> Unexpected { get; init; }

    /// <summary>Tensors of another shape or kind.</summary>
    public required IReadOnlyList<ShapeMisfit> OtherShape { get; init; }

    /// <summary>The network's keys that keep their values because that was asked for, or because the dialect's files hold a
    /// backbone alone.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>The file's keys that were not read: of parts that were left out, and those that the dialect's networks have and
    /// DANet has no use for.</summary>
    public required IReadOnlyList<string> NotRead { get; init; }

    /// <summary>Whether each tensor that was asked for is there and fits.</summary>
    public bool Fits => Missing.Count == 0 && Unexpected.Count == 0 && OtherShape.Count == 0;

    /// <summary>What does not fit, in a sentence without its end: counts, and the first of each kind; empty where all fits.</summary>
    public string Misfits => Listing.Of([.. new[]
    {
        Some(Missing.Count, "is missing", "are missing", Missing.FirstOrDefault()?.Key),
        Some(Unexpected.Count, "is not in the network", "are not in the network", Unexpected.FirstOrDefault()?.Key),
        Some(OtherShape.Count, "differs", "differ", OtherShape is [var first, ..] ? $"{first.Key} is {first.InFile} in the file and {first.InNetwork} in the network" : null),
    }.Where(part => part.Length > 0)], "and");

    /// <summary>The report in lines for people: a line of totals, and one for each misfit with the nearest key.</summary>
    public override string ToString() => string.Join("\n", [Totals, .. Missing.Select(Lacks), .. Unexpected.Select(Alien), .. OtherShape.Select(Other)]);

    private string Totals =>
        $"{Path} ({Dialect.Name}) into {Network}: {Fitted.Count} fitted, {Missing.Count} missing, {Unexpected.Count} unexpected, {OtherShape.Count} of another shape, "
        + $"{LeftOut.Count} left as they were, {NotRead.Count} not read";

    private static string Lacks(KeyMisfit misfit) => $"missing: {misfit.Key}{Near(misfit)}";

    private static string Alien(KeyMisfit misfit) => $"not in the network: {misfit.Key}{Near(misfit)}";

    private static string Other(ShapeMisfit misfit) => $"differs: {misfit.Key} is {misfit.InFile} in the file and {misfit.InNetwork} in the network";

    private static string Near(KeyMisfit misfit) => misfit.Nearest is null ? "" : $" (nearest: {misfit.Nearest})";

    private static string Some(int count, string one, string many, string? example) =>
        count == 0 ? "" : $"{count} {(count == 1 ? $"key {one}" : $"keys {many}")} (e.g. {example})";
}
