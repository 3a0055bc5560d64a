using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Imaging;

/// <summary>Writes label maps as palette PNG files: the stored value is the class's, and a viewer shows its colour.</summary>
internal static class PaletteFile
{
    private const int PaletteSize = 256;

    /// <summary>Writes class indices as the classes' values, beside the file's place and then moved there.</summary>
    public static void Write(LabelMap labels, ClassList classes, string path)
    {
        var palette = new byte[PaletteSize * 3];
        for (int label = 0; label < classes.Count; label++)
        {
            Rgb colour = classes.Colours[label];
            int at = classes.Values[label] * 3;
            (palette[at], palette[at + 1], palette[at + 2]) = (colour.R, colour.G, colour.B);
        }
        WholeFile.Write(path, stream =>
        {
            stream.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
            Chunk(stream, "IHDR", Header(labels));
            Chunk(stream, "PLTE", palette);
            Chunk(stream, "IDAT", Packed(labels, classes));
            Chunk(stream, "IEND", []);
        });
    }

    /// <summary>Eight bits a pixel, palette, no interlacing.</summary>
    private static byte[] Header(LabelMap labels)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, labels.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), labels.Height);
        (header[8], header[9]) = (8, 3);
        return header;
    }

    private static byte[] Packed(LabelMap labels, ClassList classes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[labels.Width + 1]; // Its first byte is the filter: none.
            for (int y = 0; y < labels.Height; y++)
            {
                for (int x = 0; x < labels.Width; x++)
                {
                    byte label = labels.Classes[y * labels.Width + x];
                    row[x + 1] = label < classes.Count ? classes.Values[label] : ClassList.Ignored;
                }
                deflate.Write(row);
            }
        }
        return packed.ToArray();
    }

    private static void Chunk(Stream stream, string type, byte[] body)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. body];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        stream.Write(number);
        stream.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(named));
        stream.Write(number);
    }
}
