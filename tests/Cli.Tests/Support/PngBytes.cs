using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DaNetGen.Cli.Tests.Support;

/// <summary>Makes PNG files byte by byte, to read what no writer at hand writes.</summary>
internal static class PngBytes
{
    /// <param name="rows">Each row's filter and its bytes.</param>
    public static byte[] Make(int width, int height, int depth, int colourType, byte[] rows)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = ((byte)depth, (byte)colourType);
        Chunk(file, "IHDR", header);
        if (colourType == 3) Chunk(file, "PLTE", new byte[3 << depth]);
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(rows);
        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void Chunk(Stream file, string type, byte[] body)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        file.Write(number);
        file.Write(Encoding.ASCII.GetBytes(type));
        file.Write(body);
        file.Write(new byte[4]);
    }
}
