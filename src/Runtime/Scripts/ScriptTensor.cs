using static TorchSharp.torch;

namespace DaNetGen.Scripts;

/// <summary>A tensor of a module.</summary>
/// <param name="Name">Its name there, or its key.</param>
/// <param name="Value">The tensor, which stays the caller's.</param>
/// <param name="IsParameter">Whether it is a parameter, not a buffer.</param>
internal sealed record ScriptTensor(string Name, Tensor Value, bool IsParameter);
