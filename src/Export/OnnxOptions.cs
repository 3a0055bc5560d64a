namespace DaNetGen.Export;

/// <summary>How a network is written as ONNX.</summary>
public sealed record OnnxOptions
{
    /// <summary>All outputs, open sizes, normalisation folded.</summary>
    public static OnnxOptions Default { get; } = new();

    /// <summary>
    /// The outputs that are written, by their declared names; null, the default, for all. What none of these needs is left out: with the
    /// fused output of a DANet alone, its auxiliary classifiers are not in the file.
    /// </summary>
    public IReadOnlyList<string>? Outputs { get; init; }

    /// <summary>Whether the file takes the batch alone that it was written for. By default it takes every one, where the network's declaration leaves it open.</summary>
    public bool IsBatchFixed { get; init; }

    /// <summary>The same for all other sizes: heights and widths.</summary>
    public bool IsSizeFixed { get; init; }

    /// <summary>
    /// Whether batch normalisation is multiplied into the convolution before it, and the attentions' alpha and beta into what they weigh; true by default.
    /// Otherwise every weight in the file is a tensor of the state_dict under its key.
    /// </summary>
    public bool IsFolded { get; init; } = true;
}
