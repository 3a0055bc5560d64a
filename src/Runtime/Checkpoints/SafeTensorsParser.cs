using System.Text.Json;

namespace DaNetGen.Checkpoints;

/// <summary>Reads and checks the header of a safetensors file: 8 bytes of length, JSON, then the tensors without gaps.</summary>
internal static class SafeTensorsParser
{
    /// <summary>Bytes before the JSON.</summary>
    public const int LengthBytes = 8;

    // The limit of the reference implementation.
    private const long LongestHeader = 100_000_000;

    /// <summary>Reads the header.</summary>
    /// <exception cref="CheckpointException">The file is cut short, is longer than its header says, or is not safetensors.</exception>
    public static SafeTensorsHeader Read(Stream stream, string path)
    {
        Span<byte> lengthBytes = stackalloc byte[LengthBytes];
        if (stream.ReadAtLeast(lengthBytes, LengthBytes, throwOnEndOfStream: false) < LengthBytes)
            throw Truncated(path, $"it has {stream.Length} bytes");
        var length = BitConverter.ToUInt64(lengthBytes);
        var first = stream.ReadByte();
        if (length is 0 or > LongestHeader || (first is not '{' and not -1))
            throw NotSafeTensors(path, "it does not start with a header");
        if (stream.Length - LengthBytes < (long)length)
            throw Truncated(path, "its header is cut off");
        var json = new byte[length];
        json[0] = (byte)first;
        stream.ReadExactly(json, 1, json.Length - 1);
        var data = LengthBytes + (long)length;
        SafeTensorsHeader header;
        try
        {
            using var document = JsonDocument.Parse(json);
            header = Parse(document.RootElement, data);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidDataException or FormatException or InvalidOperationException or KeyNotFoundException or OverflowException)
        {
            throw NotSafeTensors(path, malformed is InvalidDataException { Message: var reason } ? reason : "its header is malformed", malformed);
        }
        var end = header.Tensors.Select(entry => entry.End).DefaultIfEmpty(data).Max();
        if (stream.Length < end)
            throw Truncated(path, $"it has {stream.Length} of {end} bytes");
        if (stream.Length > end)
            throw NotSafeTensors(path, $"{stream.Length - end} bytes follow its last tensor");
        return header;
    }

    private static SafeTensorsHeader Parse(JsonElement root, long data)
    {
        const string MetadataKey = "__metadata__";
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var tensors = new List<SafeTensorsEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject())
        {
            if (!keys.Add(property.Name))
                throw new InvalidDataException($"{property.Name} stands in its header twice");
            if (property.Name != MetadataKey)
            {
                tensors.Add(ParseEntry(property.Name, property.Value, data));
                continue;
            }
            foreach (var entry in property.Value.EnumerateObject())
                metadata[entry.Name] = entry.Value.GetString() ?? throw new InvalidDataException("its metadata holds more than text");
        }
        var position = data;
        foreach (var entry in tensors.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
            position = entry.Begin == position ? entry.End : throw new InvalidDataException($"{entry.Key} overlaps another tensor or leaves a gap");
        return new SafeTensorsHeader(tensors, metadata);
    }

    private static SafeTensorsEntry ParseEntry(string key, JsonElement value, long data)
    {
        var name = value.GetProperty("dtype").GetString() ?? "null";
        var type = ElementTypes.Parse(name) ?? throw new InvalidDataException($"{key} has element type {name}, which is not supported");
        var shape = value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var offsets = value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToArray();
        if (shape.Any(size => size < 0) || offsets is not [>= 0 and var begin, var end] || end < begin)
            throw new InvalidDataException($"the shape or the place of {key} is impossible");
        var bytes = shape.Aggregate((long)ElementTypes.SizeOf(type), (product, size) => checked(product * size));
        if (end - begin != bytes)
            throw new InvalidDataException($"{key} has {end - begin} bytes where its shape needs {bytes}");
        return new SafeTensorsEntry(key, type, shape, checked(data + begin), checked(data + end));
    }

    private static CheckpointException Truncated(string path, string detail) =>
        new($"'{path}' is truncated ({detail}): copy or download it again.");

    private static CheckpointException NotSafeTensors(string path, string detail, Exception? inner = null) =>
        new($"'{path}' is not a valid safetensors file ({detail}): save the weights as .safetensors, in PyTorch with safetensors.torch.save_file.", inner);
}
