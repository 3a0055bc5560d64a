using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Whether a file that was just written holds what it should.</summary>
internal static class WrittenCheck
{
    /// <summary>Reads a file back and compares keys, types, shapes, metadata and every byte.</summary>
    /// <param name="written">The file.</param>
    /// <param name="path">Where it is to go.</param>
    /// <param name="tensors">What it should hold.</param>
    /// <param name="format">Its format.</param>
    /// <param name="metadata">Its metadata.</param>
    /// <exception cref="CheckpointException">It differs.</exception>
    public static void Compare(string written, string path, IReadOnlyList<(string Key, Tensor Value)> tensors, WeightsFormat format, IReadOnlyDictionary<string, string> metadata)
    {
        using var file = WeightsFile.Open(written, asStored: true);
        if (file.Format != format || file.Entries.Count != tensors.Count)
            throw Differs(path, $"{file.Entries.Count} tensors in the format {file.Format}");
        if (file.Metadata.Count != metadata.Count || metadata.Any(text => file.Metadata.GetValueOrDefault(text.Key) != text.Value))
            throw Differs(path, "other metadata");
        foreach (var (entry, (key, value)) in file.Entries.Zip(tensors))
        {
            if (entry.Key != key || entry.Type != value.dtype || !entry.Shape.SequenceEqual(value.shape))
                throw Differs(path, $"{WeightsFault.Plain(entry.Key)} in the place of {WeightsFault.Plain(key)}");
            using var read = file.Read(key);
            using var stored = TensorMemory.Stored(value);
            if (!SameBytes(read, stored))
                throw Differs(path, $"other values of {WeightsFault.Plain(key)}");
        }
    }

    private static unsafe bool SameBytes(Tensor read, Tensor stored)
    {
        var same = true;
        TensorMemory.ForEachPiece(stored, (offset, piece) => same = same && piece.SequenceEqual(new ReadOnlySpan<byte>(TensorMemory.Pointer(read) + offset, piece.Length)));
        return same;
    }

    private static CheckpointException Differs(string path, string what) =>
        new($"'{path}' cannot be written (read back, it held {what}): check the disk.");
}
