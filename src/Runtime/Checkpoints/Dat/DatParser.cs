using System.Text;
using System.Text.Unicode;
using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>
/// Reads what TorchSharp's <c>Module.save</c> writes: the number of tensors, then for each its key (length, UTF-8), element type, number of
/// dimensions, sizes and values. All numbers but the values are LEB128.
/// </summary>
internal static class DatParser
{
    private const int LongestKey = 1 << 16;

    /// <summary>Whether a file starts as this format does. It has no mark of its own: the first entry must be one.</summary>
    public static bool Recognises(MappedFile file)
    {
        try
        {
            var position = 0L;
            return Number(file, ref position) == 0 ? file.Length == 1 : ReadEntry(file, ref position) is { Key.Length: > 0 } first && !first.Key.Any(char.IsControl);
        }
        catch (WeightsFault)
        {
            return false;
        }
    }

    /// <summary>Reads and checks every entry; the values stay where they are.</summary>
    /// <exception cref="WeightsFault">The file is cut short, longer than its entries, or damaged.</exception>
    public static WeightsContent Read(MappedFile file)
    {
        var position = 0L;
        var count = Number(file, ref position);
        var tensors = new List<StoredTensor>();
        for (var index = 0L; index < count; index++)
        {
            var tensor = ReadEntry(file, ref position);
            if (tensor.Bytes > file.Length - position)
                throw Truncated(file);
            position += tensor.Bytes;
            tensors.Add(tensor);
            WeightsLimits.CheckCount(tensors.Count);
        }
        if (position < file.Length)
            throw WeightsFault.Malformed($"{file.Length - position} bytes follow its last tensor");
        return new WeightsContent(tensors, WeightsContent.NoMetadata);
    }

    private static StoredTensor ReadEntry(MappedFile file, ref long position)
    {
        var length = Number(file, ref position);
        if (length > file.Length - position)
            throw Truncated(file);
        if (length > LongestKey)
            throw WeightsFault.Malformed($"a key has {length} bytes");
        var name = file.Bytes(position, (int)length);
        var key = Utf8.IsValid(name) ? Encoding.UTF8.GetString(name) : throw WeightsFault.Malformed("a key is not UTF-8");
        position += length;
        var type = Number(file, ref position);
        if (type > sbyte.MaxValue || !ElementTypes.IsKnown((ScalarType)type))
            throw WeightsFault.Malformed($"{WeightsFault.Plain(key)} has element type {type}, which is not supported");
        var dimensions = Number(file, ref position);
        if (dimensions > Extent.MostDimensions)
            throw WeightsFault.Malformed($"{WeightsFault.Plain(key)} has {dimensions} dimensions");
        var shape = new long[dimensions];
        for (var dimension = 0; dimension < shape.Length; dimension++)
            shape[dimension] = Number(file, ref position);
        return new StoredTensor(key, (ScalarType)type, shape, position);
    }

    private static long Number(MappedFile file, ref long position)
    {
        const int Bits = 7, MostBits = 63;
        var value = 0L;
        for (var shift = 0; shift < MostBits; shift += Bits)
        {
            if (position >= file.Length)
                throw Truncated(file);
            var next = file.Bytes(position++, 1)[0];
            value |= (long)(next & 0x7f) << shift;
            if ((next & 0x80) == 0)
                return value;
        }
        throw WeightsFault.Malformed("a number in it is longer than any size");
    }

    private static WeightsFault Truncated(MappedFile file) => WeightsFault.Truncated($"it has {file.Length} bytes");
}
