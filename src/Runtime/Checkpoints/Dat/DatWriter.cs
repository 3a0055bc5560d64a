using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Writes a state_dict as TorchSharp's <c>Module.save</c> does, for its <c>Module.load</c>.</summary>
internal static class DatWriter
{
    public static void Write(Stream stream, IReadOnlyList<(string Key, Tensor Value)> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        if (metadata.Count > 0)
            throw new NotSupportedException("TorchSharp's format has no place for metadata; give none, or write another format.");
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write7BitEncodedInt64(tensors.Count);
        foreach (var (key, value) in tensors)
        {
            writer.Write(key);
            writer.Write7BitEncodedInt64((long)value.dtype);
            writer.Write7BitEncodedInt64(value.shape.Length);
            foreach (var size in value.shape)
                writer.Write7BitEncodedInt64(size);
            using var stored = TensorMemory.Stored(value);
            TensorMemory.ForEachPiece(stored, (_, piece) => writer.Write(piece));
        }
    }
}
