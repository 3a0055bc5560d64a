using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>A tensor of a <see cref="WeightsFile"/>.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Type">Its element type.</param>
/// <param name="Shape">Its shape; empty for a scalar.</param>
public sealed record WeightsEntry(string Key, ScalarType Type, IReadOnlyList<long> Shape);
