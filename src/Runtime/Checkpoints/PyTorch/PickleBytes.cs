using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace DaNetGen.Checkpoints;

/// <summary>A place in a pickle, from which operands are read.</summary>
/// <param name="bytes">The pickle; it may be followed by more.</param>
internal ref struct PickleBytes(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    public byte Byte() => Take(1)[0];

    public int Int16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public double Double() => BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64BigEndian(Take(8)));

    /// <summary>A length of eight bytes; one that no pickle can hold is as bad as any.</summary>
    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    /// <summary>A whole number of so many bytes, or <see cref="PickledInert"/> where it is too long for any size or count.</summary>
    public object Long(int length)
    {
        var digits = Take(length);
        if (length > sizeof(long))
            return PickledInert.Value;
        var value = 0L;
        for (var index = length - 1; index >= 0; index--)
            value = (value << 8) | digits[index];
        var unused = 64 - 8 * length;
        return length == 0 ? 0L : value << unused >> unused;
    }

    /// <summary>Text of so many bytes.</summary>
    public string Text(long length)
    {
        var text = Take(length);
        return Utf8.IsValid(text) ? Encoding.UTF8.GetString(text) : throw WeightsFault.Malformed("a text in its pickle is not UTF-8");
    }

    /// <summary>A string of Python 2, of so many bytes.</summary>
    public string OldText(long length) => Encoding.Latin1.GetString(Take(length));

    /// <summary>Text up to the end of the line.</summary>
    public string Line()
    {
        var length = _bytes[Position..].IndexOf((byte)'\n');
        if (length < 0)
            throw Cut();
        var line = Text(length);
        Position++;
        return line;
    }

    /// <summary>Passes over bytes.</summary>
    public void Skip(long length) => Take(length);

    private ReadOnlySpan<byte> Take(long length)
    {
        if (length < 0 || length > _bytes.Length - Position)
            throw Cut();
        var taken = _bytes.Slice(Position, (int)length);
        Position += (int)length;
        return taken;
    }

    private static WeightsFault Cut() => WeightsFault.Truncated("its pickle is cut off");
}
