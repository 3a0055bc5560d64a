namespace DaNetGen.Checkpoints;

/// <summary>A tensor whose shape or kind of number is not the network's.</summary>
/// <param name="Key">The network's key.</param>
/// <param name="InFile">What the file holds, such as <c>[19, 512, 1, 1]</c> or <c>Int64</c>.</param>
/// <param name="InNetwork">What the network needs.</param>
public sealed record ShapeMisfit(string Key, string InFile, string InNetwork);
