namespace DaNetGen.Export;

/// <summary>What a file says of the network that it holds.</summary>
/// <param name="Inputs">The inputs, in the order of <c>forward</c>'s parameters.</param>
/// <param name="Outputs">The outputs, in the order of declaration.</param>
/// <param name="FixedBecause">Why sizes that the network's declaration leaves open are fixed in the file, in a sentence; null where none is.</param>
public sealed record ExportedNetwork(IReadOnlyList<ExportedTensor> Inputs, IReadOnlyList<ExportedTensor> Outputs, string? FixedBecause);
