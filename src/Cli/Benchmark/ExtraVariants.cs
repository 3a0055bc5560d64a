namespace DaNetGen.Cli.Benchmark;

/// <summary>Variants that take part on request.</summary>
/// <param name="OnnxFile">The user's own ONNX file of the network; null for none.</param>
/// <param name="IsPortableWanted">Whether the network is compiled to PyTorch's public operators too.</param>
internal sealed record ExtraVariants(string? OnnxFile = null, bool IsPortableWanted = false);
