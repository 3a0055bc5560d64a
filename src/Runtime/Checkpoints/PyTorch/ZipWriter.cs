using System.IO.Hashing;
using System.Text;
using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>
/// Writes a zip as PyTorch's own writer does: entries are stored and begin at multiples of 64 bytes, so that they can be mapped. Sizes and
/// places are always written in 64 bits, which serves files of every size.
/// </summary>
/// <param name="stream">Takes the zip from its start.</param>
internal sealed class ZipWriter(Stream stream)
{
    private const int Alignment = 64, LocalLength = 30, FieldHeader = 4;

    private const ushort Version = 45, Utf8Names = 1 << 11, PaddingId = 'F' | 'B' << 8;

    // 1 January 1980, the first day of the format: equal weights make equal files.
    private const ushort Date = 1 << 5 | 1;

    private readonly BinaryWriter _writer = new(stream);
    private readonly List<(byte[] Name, uint Crc, long Length, long Local)> _entries = [];
    private long _position;

    /// <summary>Adds an entry of bytes.</summary>
    public void Add(string name, byte[] content)
    {
        Begin(name, Crc32.HashToUInt32(content), content.Length);
        Write(content);
    }

    /// <summary>Adds an entry with what a stored tensor holds.</summary>
    public void Add(string name, Tensor stored)
    {
        var crc = new Crc32();
        TensorMemory.ForEachPiece(stored, (_, piece) => crc.Append(piece));
        Begin(name, crc.GetCurrentHashAsUInt32(), stored.numel() * stored.ElementSize);
        TensorMemory.ForEachPiece(stored, (_, piece) => Write(piece));
    }

    /// <summary>Writes the directory.</summary>
    public void Finish()
    {
        var directory = _position;
        foreach (var entry in _entries)
            WriteEntry(entry.Name, entry.Crc, entry.Length, entry.Local);
        var end = _position;
        Write(Bytes(ZipEnd.Signature64, (long)ZipEnd.RecordLength64 - 12, Version, Version, 0u, 0u, (long)_entries.Count, (long)_entries.Count, end - directory, directory));
        Write(Bytes(ZipEnd.LocatorSignature, 0u, end, 1u));
        Write(Bytes(ZipEnd.Signature, (ushort)0, (ushort)0, ushort.MaxValue, ushort.MaxValue, uint.MaxValue, uint.MaxValue, (ushort)0));
        _writer.Flush();
    }

    private void Begin(string name, uint crc, long length)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        _entries.Add((utf8, crc, length, _position));
        var sizes = Bytes(Zip64Extra.Id, (ushort)(2 * sizeof(long)), length, length);
        var unpadded = _position + LocalLength + utf8.Length + sizes.Length + FieldHeader;
        var padding = (int)((Alignment - unpadded % Alignment) % Alignment);
        Write(Bytes(0x04034b50u, Version, Utf8Names, (ushort)0, (ushort)0, Date, crc, uint.MaxValue, uint.MaxValue, (ushort)utf8.Length, (ushort)(sizes.Length + FieldHeader + padding)));
        Write(utf8);
        Write(sizes);
        Write(Bytes(PaddingId, (ushort)padding));
        Write(new byte[padding]);
    }

    private void WriteEntry(byte[] name, uint crc, long length, long local)
    {
        var wide = Bytes(Zip64Extra.Id, (ushort)(3 * sizeof(long)), length, length, local);
        Write(Bytes(0x02014b50u, Version, Version, Utf8Names, (ushort)0, (ushort)0, Date, crc, uint.MaxValue, uint.MaxValue, (ushort)name.Length, (ushort)wide.Length,
            (ushort)0, (ushort)0, (ushort)0, 0u, uint.MaxValue));
        Write(name);
        Write(wide);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _writer.Write(bytes);
        _position += bytes.Length;
    }

    /// <summary>Little-endian fields, one behind the other.</summary>
    private static byte[] Bytes(params ReadOnlySpan<object> fields)
    {
        var bytes = new MemoryStream();
        var writer = new BinaryWriter(bytes);
        foreach (var field in fields)
        {
            if (field is ushort two)
                writer.Write(two);
            else if (field is uint four)
                writer.Write(four);
            else
                writer.Write((long)field);
        }
        return bytes.ToArray();
    }
}
