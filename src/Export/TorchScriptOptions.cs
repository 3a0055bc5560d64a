namespace DaNetGen.Export;

/// <summary>How a network is written as TorchScript.</summary>
public sealed record TorchScriptOptions
{
    /// <summary>All outputs.</summary>
    public static TorchScriptOptions Default { get; } = new();

    /// <summary>The outputs that the module computes, by their declared names; null, the default, for all. The weights of the others stay in the file.</summary>
    public IReadOnlyList<string>? Outputs { get; init; }

    /// <summary>Whether <see cref="TritonRepository"/> tells of the sizes alone that the file was written for; the file itself takes all.</summary>
    internal bool IsSizeFixed { get; init; }
}
