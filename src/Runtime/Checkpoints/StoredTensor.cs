using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>A tensor of a file.</summary>
internal sealed record StoredTensor(string Key, ScalarType Type, IReadOnlyList<long> Shape);
