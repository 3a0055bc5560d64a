using System.Buffers.Binary;
using System.Text;

namespace DaNetGen.Native;

/// <summary>A 64-bit little-endian ELF file in memory: its sections, and numbers and strings at an offset. Reading past the end
/// is an <see cref="InvalidDataException"/>.</summary>
internal sealed class ElfImage
{
    public const uint Rela = 4, Rel = 9, DynamicSymbols = 11, VersionNeeds = 0x6ffffffe, SymbolVersions = 0x6fffffff;

    private const int HeaderLength = 64, SectionHeaderLength = 64;

    private readonly byte[] _bytes;

    private ElfImage(byte[] bytes)
    {
        _bytes = bytes;
        Sections = ReadSections();
    }

    /// <summary>The sections by index.</summary>
    public IReadOnlyList<ElfSection> Sections { get; }

    /// <summary>Reads the sections of a file; null where it is not a 64-bit little-endian ELF file.</summary>
    /// <exception cref="InvalidDataException">The file is cut short.</exception>
    public static ElfImage? Read(byte[] bytes) =>
        bytes.Length >= HeaderLength && bytes.AsSpan(0, 6).SequenceEqual("\u007fELF\u0002\u0001"u8) ? new ElfImage(bytes) : null;

    /// <summary>The only section of a type, or null.</summary>
    public ElfSection? Find(uint type)
    {
        foreach (var section in Sections)
        {
            if (section.Type == type)
                return section;
        }
        return null;
    }

    public ushort UInt16(long offset) => BinaryPrimitives.ReadUInt16LittleEndian(Span(offset, 2));

    public uint UInt32(long offset) => BinaryPrimitives.ReadUInt32LittleEndian(Span(offset, 4));

    public ulong UInt64(long offset) => BinaryPrimitives.ReadUInt64LittleEndian(Span(offset, 8));

    /// <summary>The string at an offset of a string table.</summary>
    public string Text(ElfSection strings, uint offset)
    {
        var rest = Span(strings.Offset, strings.Length)[(int)Math.Min(offset, (uint)strings.Length)..];
        var end = rest.IndexOf((byte)0);
        return end < 0 ? throw Truncated() : Encoding.UTF8.GetString(rest[..end]);
    }

    private ElfSection[] ReadSections()
    {
        var table = (long)Math.Min(UInt64(0x28), long.MaxValue);
        var sections = new ElfSection[UInt16(0x3c)];
        if (table > _bytes.Length - (long)sections.Length * SectionHeaderLength)
            throw Truncated();
        for (var i = 0; i < sections.Length; i++)
        {
            var header = table + (long)i * SectionHeaderLength;
            var (offset, length) = (UInt64(header + 0x18), UInt64(header + 0x20));
            var type = UInt32(header + 4);
            const uint NoBits = 8;
            if (type == NoBits)
                (offset, length) = (0, 0);
            if (offset > (ulong)_bytes.Length || length > (ulong)_bytes.Length - offset)
                throw Truncated();
            sections[i] = new ElfSection(type, (int)offset, (int)length, (int)UInt32(header + 0x28), i);
        }
        return sections;
    }

    private ReadOnlySpan<byte> Span(long offset, int length) =>
        offset >= 0 && offset <= _bytes.Length - length ? _bytes.AsSpan((int)offset, length) : throw Truncated();

    private static InvalidDataException Truncated() => new("The ELF file is cut short.");
}
