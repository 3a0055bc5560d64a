namespace DaNetGen.Checkpoints;

/// <summary>What a file of weights says of itself.</summary>
/// <param name="Tensors">Its tensors, in its own order.</param>
/// <param name="Metadata">Its free text.</param>
internal sealed record WeightsContent(IReadOnlyList<StoredTensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>A file without metadata.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoMetadata = new Dictionary<string, string>();
}
