using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Writes the bytes of a safetensors file.</summary>
internal static class SafeTensorsWriter
{
    private const int Alignment = 8;

    public static void Write(Stream stream, IReadOnlyList<(string Key, Tensor Value)> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        // Wide elements first: whatever the counts, each tensor is then aligned for readers that map the file.
        var placed = tensors.OrderByDescending(tensor => ElementTypes.SizeOf(tensor.Value.dtype)).ToArray();
        WriteHeader(stream, tensors, Offsets(placed), metadata);
        foreach (var (_, value) in placed)
        {
            using var stored = TensorMemory.Stored(value);
            TensorMemory.ForEachPiece(stored, (_, piece) => stream.Write(piece));
        }
    }

    private static Dictionary<string, (long Begin, long End)> Offsets(IEnumerable<(string Key, Tensor Value)> placed)
    {
        var offsets = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        var position = 0L;
        foreach (var (key, value) in placed)
        {
            var end = position + value.numel() * ElementTypes.SizeOf(value.dtype);
            offsets.Add(key, (position, end));
            position = end;
        }
        return offsets;
    }

    private static void WriteHeader(Stream stream, IReadOnlyList<(string Key, Tensor Value)> tensors, Dictionary<string, (long Begin, long End)> offsets, IReadOnlyDictionary<string, string> metadata)
    {
        var json = new ArrayBufferWriter<byte>();
        // The header is not HTML, and other readers need not undo escapes.
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            if (metadata.Count > 0)
            {
                writer.WriteStartObject("__metadata__");
                foreach (var (name, text) in metadata)
                    writer.WriteString(name, text);
                writer.WriteEndObject();
            }
            foreach (var (key, value) in tensors)
                WriteEntry(writer, key, value, offsets[key]);
            writer.WriteEndObject();
        }
        // Spaces after the JSON keep the data aligned.
        while ((SafeTensorsParser.LengthBytes + json.WrittenCount) % Alignment != 0)
            json.Write(" "u8);
        Span<byte> length = stackalloc byte[SafeTensorsParser.LengthBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)json.WrittenCount);
        stream.Write(length);
        stream.Write(json.WrittenSpan);
    }

    private static void WriteEntry(Utf8JsonWriter writer, string key, Tensor value, (long Begin, long End) place)
    {
        writer.WriteStartObject(key);
        writer.WriteString("dtype", ElementTypes.NameOf(value.dtype));
        writer.WriteStartArray("shape");
        foreach (var size in value.shape)
            writer.WriteNumberValue(size);
        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(place.Begin);
        writer.WriteNumberValue(place.End);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
