using System.Buffers.Binary;
using System.Text.Json;

namespace DaNetGen.Checkpoints;

/// <summary>Reads and checks the header of a safetensors file: 8 bytes of length, JSON, then the tensors without gaps.</summary>
internal static class SafeTensorsParser
{
    /// <summary>Bytes before the JSON.</summary>
    public const int LengthBytes = 8;

    // The limit of the reference implementation.
    private const long LongestHeader = 100_000_000;

    /// <summary>Whether a file starts as this format does.</summary>
    public static bool Recognises(MappedFile file) =>
        file.Length > LengthBytes && Length(file) is > 0 and <= LongestHeader && file.Bytes(LengthBytes, 1)[0] == '{';

    /// <summary>The header as the other formats have it.</summary>
    public static WeightsContent Content(SafeTensorsHeader header) =>
        new([.. header.Tensors.Select(entry => new StoredTensor(entry.Key, entry.Type, entry.Shape, entry.Begin))], header.Metadata);

    /// <summary>Reads the header.</summary>
    /// <exception cref="WeightsFault">The file is cut short, is longer than its header says, or is not safetensors.</exception>
    public static SafeTensorsHeader Read(MappedFile file)
    {
        if (file.Length < LengthBytes)
            throw WeightsFault.Truncated($"it has {file.Length} bytes");
        var length = Length(file);
        if (length is 0 or > LongestHeader || (file.Length > LengthBytes && file.Bytes(LengthBytes, 1)[0] != '{'))
            throw WeightsFault.Malformed("it does not start with a header");
        if (file.Length - LengthBytes < (long)length)
            throw WeightsFault.Truncated("its header is cut off");
        var data = LengthBytes + (long)length;
        SafeTensorsHeader header;
        try
        {
            using var document = JsonDocument.Parse(file.Bytes(LengthBytes, (int)length).ToArray());
            header = Parse(document.RootElement, data);
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw WeightsFault.Malformed("its header is malformed", malformed);
        }
        var end = header.Tensors.Select(entry => entry.End).DefaultIfEmpty(data).Max();
        if (file.Length < end)
            throw WeightsFault.Truncated($"it has {file.Length} of {end} bytes");
        if (file.Length > end)
            throw WeightsFault.Malformed($"{file.Length - end} bytes follow its last tensor");
        return header;
    }

    private static ulong Length(MappedFile file) => BinaryPrimitives.ReadUInt64LittleEndian(file.Bytes(0, LengthBytes));

    private static SafeTensorsHeader Parse(JsonElement root, long data)
    {
        const string MetadataKey = "__metadata__";
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var tensors = new List<SafeTensorsEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject())
        {
            if (!keys.Add(property.Name))
                throw WeightsFault.Malformed($"{WeightsFault.Plain(property.Name)} stands in its header twice");
            if (property.Name != MetadataKey)
            {
                tensors.Add(ParseEntry(property.Name, property.Value, data));
                continue;
            }
            foreach (var entry in property.Value.EnumerateObject())
                metadata[entry.Name] = entry.Value.GetString() ?? throw WeightsFault.Malformed("its metadata holds more than text");
        }
        var position = data;
        foreach (var entry in tensors.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
            position = entry.Begin == position ? entry.End : throw WeightsFault.Malformed($"{WeightsFault.Plain(entry.Key)} overlaps another tensor or leaves a gap");
        return new SafeTensorsHeader(tensors, metadata);
    }

    private static SafeTensorsEntry ParseEntry(string key, JsonElement value, long data)
    {
        var name = value.GetProperty("dtype").GetString() ?? "null";
        var type = ElementTypes.Parse(name) ?? throw WeightsFault.Malformed($"{WeightsFault.Plain(key)} has element type {WeightsFault.Plain(name)}, which is not supported");
        var shape = value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var offsets = value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToArray();
        if (offsets is not [>= 0 and var begin, var end] || end < begin || end > long.MaxValue - data)
            throw WeightsFault.Malformed($"the place of {WeightsFault.Plain(key)} is impossible");
        var bytes = Extent.Bytes(shape, type);
        if (end - begin != bytes)
            throw WeightsFault.Malformed($"{WeightsFault.Plain(key)} has {end - begin} bytes where its shape needs {bytes}");
        return new SafeTensorsEntry(key, type, shape, data + begin, data + end);
    }
}
