namespace DaNetGen.Export;

/// <summary>An input or output of an exported network.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Sizes">Its dimensions, outermost first.</param>
public sealed record ExportedTensor(string Name, IReadOnlyList<ExportedSize> Sizes)
{
    /// <summary>Name and dimensions as a person reads them: <c>image [B, 3, H, W]</c>.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", Sizes)}]";
}

/// <summary>A dimension of an input or output.</summary>
/// <param name="Name">What the network's declaration calls it, such as <c>B</c>, or a made-up name of an output's own; null where it is fixed.</param>
/// <param name="Size">The size; null where it follows from the inputs.</param>
public sealed record ExportedSize(string? Name, long? Size)
{
    /// <summary>The size, or the name.</summary>
    public override string ToString() => Size is { } size ? $"{size}" : Name!;
}
