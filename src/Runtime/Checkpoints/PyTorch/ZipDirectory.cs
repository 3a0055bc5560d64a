using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace DaNetGen.Checkpoints;

/// <summary>
/// The entries of a zip whose bytes are used where they lie in the file. .NET's own ZipArchive gives streams but no places, and takes
/// entries that overlap or are compressed; torch.save writes neither.
/// </summary>
internal static class ZipDirectory
{
    // More than the storages of any network.
    private const int MostEntries = 200_000;

    private const uint LocalSignature = 0x04034b50, EntrySignature = 0x02014b50;

    private const int LocalLength = 30, EntryLength = 46;

    /// <summary>Whether a file starts as a zip does.</summary>
    public static bool Recognises(MappedFile file) => file.Length >= 4 && file.Bytes(0, 4) is [(byte)'P', (byte)'K', 3 or 5, 4 or 6];

    /// <summary>The entries by name. None is unpacked.</summary>
    /// <exception cref="WeightsFault">The directory is missing or damaged, or an entry is doubled, outside the file, in the place of another, or named
    /// as no archive of weights names one.</exception>
    public static Dictionary<string, ZipEntry> Read(MappedFile file)
    {
        var end = ZipEnd.Find(file);
        if (end.Entries > MostEntries)
            throw WeightsFault.Malformed($"it states {end.Entries} entries");
        var entries = new Dictionary<string, ZipEntry>(StringComparer.Ordinal);
        var occupied = new List<(long Begin, ZipEntry Entry)>();
        var position = end.Directory;
        for (var index = 0L; index < end.Entries; index++)
        {
            var (entry, begin, next) = ReadEntry(file, position, end);
            if (!entries.TryAdd(entry.Name, entry))
                throw WeightsFault.Malformed($"it has two entries {WeightsFault.Plain(entry.Name)}");
            occupied.Add((begin, entry));
            position = next;
        }
        if (position != end.DirectoryEnd)
            throw WeightsFault.Malformed("its directory of entries has another length than it states");
        var free = 0L;
        foreach (var (begin, entry) in occupied.OrderBy(place => place.Begin))
            free = begin >= free ? entry.Begin + entry.Length : throw WeightsFault.Malformed($"its entry {WeightsFault.Plain(entry.Name)} overlaps another");
        return entries;
    }

    private static (ZipEntry Entry, long Begin, long Next) ReadEntry(MappedFile file, long position, ZipEnd end)
    {
        if (EntryLength > end.DirectoryEnd - position)
            throw WeightsFault.Malformed("its directory of entries is damaged");
        var entry = file.Bytes(position, EntryLength);
        int nameLength = Short(entry, 28), extraLength = Short(entry, 30), commentLength = Short(entry, 32);
        var next = position + EntryLength + nameLength + extraLength + commentLength;
        if (BinaryPrimitives.ReadUInt32LittleEndian(entry) != EntrySignature || next > end.DirectoryEnd)
            throw WeightsFault.Malformed("its directory of entries is damaged");
        var name = Name(file.Bytes(position + EntryLength, nameLength));
        const int Encrypted = 1;
        var isPlain = (Short(entry, 8) & Encrypted) == 0 && Short(entry, 10) == 0;
        var (length, stored, local) = Zip64Extra.Widen(
            (BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[42..])),
            file.Bytes(position + EntryLength + nameLength, extraLength));
        if (isPlain && length != stored)
            throw WeightsFault.Malformed($"its entry {WeightsFault.Plain(name)} has two sizes");
        return (new ZipEntry(name, DataBegin(file, name, local, stored, end), stored, isPlain), local, next);
    }

    /// <summary>Where an entry's bytes begin, after its own header.</summary>
    private static long DataBegin(MappedFile file, string name, long local, long length, ZipEnd end)
    {
        if (local < 0 || LocalLength > end.Directory - local)
            throw Outside(name);
        var header = file.Bytes(local, LocalLength);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != LocalSignature)
            throw WeightsFault.Malformed($"its entry {WeightsFault.Plain(name)} has no header");
        int nameLength = Short(header, 26), extraLength = Short(header, 28);
        var begin = local + LocalLength + nameLength + extraLength;
        if (begin > end.Directory || length < 0 || length > end.Directory - begin)
            throw Outside(name);
        return Encoding.UTF8.GetString(file.Bytes(local + LocalLength, nameLength)) == name ? begin : throw WeightsFault.Malformed($"its entry {WeightsFault.Plain(name)} has two names");
    }

    private static string Name(ReadOnlySpan<byte> bytes)
    {
        var name = Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : throw WeightsFault.Malformed("the name of an entry is not UTF-8");
        return !name.StartsWith('/') && !name.Contains('\\') && !name.Contains(':') && !name.Split('/').Contains("..") ? name
            : throw WeightsFault.Malformed($"its entry {WeightsFault.Plain(name)} lies outside the archive");
    }

    private static WeightsFault Outside(string name) => WeightsFault.Malformed($"its entry {WeightsFault.Plain(name)} lies outside the file");

    private static int Short(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);
}
