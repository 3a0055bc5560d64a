using System.Buffers.Binary;

namespace DaNetGen.Checkpoints;

/// <summary>The extra field that holds what does not fit into the 32 bits of a zip's entry.</summary>
internal static class Zip64Extra
{
    /// <summary>Its number.</summary>
    public const ushort Id = 1;

    /// <summary>The size, the stored size and the place of an entry: 64 bits are in the extra field for each that is all ones.</summary>
    /// <exception cref="WeightsFault">The field is damaged or missing.</exception>
    public static (long Length, long Stored, long Local) Widen((uint Length, uint Stored, uint Local) narrow, ReadOnlySpan<byte> extra)
    {
        Span<long> values = [narrow.Length, narrow.Stored, narrow.Local];
        if (values.IndexOf(uint.MaxValue) < 0)
            return (values[0], values[1], values[2]);
        var field = Field(extra);
        foreach (ref var value in values)
        {
            if (value != uint.MaxValue)
                continue;
            if (field.Length < sizeof(long))
                throw Damaged();
            value = BinaryPrimitives.ReadInt64LittleEndian(field);
            field = field[sizeof(long)..];
        }
        return (values[0], values[1], values[2]);
    }

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> extra)
    {
        const int Header = 4;
        while (extra.Length >= Header)
        {
            int id = BinaryPrimitives.ReadUInt16LittleEndian(extra), length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - Header)
                break;
            if (id == Id)
                return extra.Slice(Header, length);
            extra = extra[(Header + length)..];
        }
        throw Damaged();
    }

    private static WeightsFault Damaged() => WeightsFault.Malformed("the sizes of an entry are damaged");
}
