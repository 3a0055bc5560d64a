using System.Buffers.Binary;

namespace DaNetGen.Checkpoints;

/// <summary>What the end of a zip says of its directory.</summary>
/// <param name="Entries">How many entries there are.</param>
/// <param name="Directory">Where the directory begins.</param>
/// <param name="DirectoryEnd">Where it ends.</param>
internal sealed record ZipEnd(long Entries, long Directory, long DirectoryEnd)
{
    /// <summary>Signatures of the records at the end of a zip.</summary>
    public const uint Signature = 0x06054b50, LocatorSignature = 0x07064b50, Signature64 = 0x06064b50;

    /// <summary>Their lengths.</summary>
    public const int RecordLength = 22, LocatorLength = 20, RecordLength64 = 56;

    private const int LongestComment = ushort.MaxValue;

    /// <summary>Finds the record at the end of a file and, where there is one, its 64-bit form.</summary>
    /// <exception cref="WeightsFault">There is none, as where the file is cut short, or it states an impossible place.</exception>
    public static ZipEnd Find(MappedFile file)
    {
        var tail = (int)Math.Min(file.Length, RecordLength + LongestComment);
        var bytes = file.Bytes(file.Length - tail, tail);
        for (var start = tail - RecordLength; start >= 0; start--)
        {
            var record = bytes[start..];
            // The comment reaches to the end of the file.
            if (BinaryPrimitives.ReadUInt32LittleEndian(record) == Signature && BinaryPrimitives.ReadUInt16LittleEndian(record[20..]) == record.Length - RecordLength)
                return Read(file, file.Length - tail + start, record);
        }
        throw WeightsFault.Truncated("the directory of entries at its end is missing");
    }

    private static ZipEnd Read(MappedFile file, long position, ReadOnlySpan<byte> record)
    {
        long entries = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]), length = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]), directory = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        var limit = position;
        if (position >= LocatorLength && file.Bytes(position - LocatorLength, LocatorLength) is var locator && BinaryPrimitives.ReadUInt32LittleEndian(locator) == LocatorSignature)
        {
            limit = BinaryPrimitives.ReadInt64LittleEndian(locator[8..]);
            if (limit < 0 || limit > position - LocatorLength - RecordLength64)
                throw Impossible();
            var wide = file.Bytes(limit, RecordLength64);
            if (BinaryPrimitives.ReadUInt32LittleEndian(wide) != Signature64)
                throw Impossible();
            (entries, length, directory) = (BinaryPrimitives.ReadInt64LittleEndian(wide[32..]), BinaryPrimitives.ReadInt64LittleEndian(wide[40..]), BinaryPrimitives.ReadInt64LittleEndian(wide[48..]));
        }
        return entries >= 0 && length >= 0 && directory >= 0 && directory <= limit && length <= limit - directory ? new ZipEnd(entries, directory, directory + length) : throw Impossible();
    }

    private static WeightsFault Impossible() => WeightsFault.Malformed("its directory of entries lies outside the file");
}
