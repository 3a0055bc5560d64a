using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>A tensor of a safetensors file.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Type">Its element type.</param>
/// <param name="Shape">Its shape; empty for a scalar.</param>
/// <param name="Begin">Its first byte in the file.</param>
/// <param name="End">The byte after its last.</param>
public sealed record SafeTensorsEntry(string Key, ScalarType Type, IReadOnlyList<long> Shape, long Begin, long End);
