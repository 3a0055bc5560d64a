namespace DaNetGen.Export;

/// <summary>How a network is written for Triton.</summary>
public sealed record TritonOptions
{
    /// <summary>ONNX, all outputs, open sizes, batches of up to 8.</summary>
    public static TritonOptions Default { get; } = new();

    /// <summary>The name under which it is served; null, the default, for the network's.</summary>
    public string? Name { get; init; }

    /// <summary>Which of Triton's backends runs it.</summary>
    public TritonBackend Backend { get; init; }

    /// <summary>The most images that a batch holds, requests that Triton joins included. Without effect where the network fixes the batch.</summary>
    public int MaxBatchSize { get; init; } = 8;

    /// <summary>Whether the sizes besides the batch are those alone that it was written for.</summary>
    public bool IsSizeFixed { get; init; }

    /// <summary>The outputs that are served, by their declared names; null, the default, for all.</summary>
    public IReadOnlyList<string>? Outputs { get; init; }
}

/// <summary>What runs a network in Triton.</summary>
public enum TritonBackend
{
    /// <summary>ONNX Runtime, from a file of ONNX.</summary>
    Onnx,

    /// <summary>libtorch, from a file of TorchScript.</summary>
    TorchScript,
}
