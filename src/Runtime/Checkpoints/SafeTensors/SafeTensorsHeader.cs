namespace DaNetGen.Checkpoints;

/// <summary>What a safetensors file says of its tensors.</summary>
/// <param name="Tensors">The tensors, in the order of the file's header.</param>
/// <param name="Metadata">The file's free text; empty where there is none.</param>
public sealed record SafeTensorsHeader(IReadOnlyList<SafeTensorsEntry> Tensors, IReadOnlyDictionary<string, string> Metadata);
