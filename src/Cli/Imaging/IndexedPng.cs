using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Imaging;

/// <summary>
/// Decodes grey and palette PNG files to their stored values. A picture decoder would turn a palette's indices into colours and
/// may bend grey values by a gamma; a label is neither.
/// </summary>
internal static class IndexedPng
{
    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Decodes a whole file of 1, 2, 4 or 8 bits a pixel.</summary>
    /// <exception cref="InvalidDataException">The message says what the file is instead.</exception>
    public static LabelMap Decode(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature)) throw new InvalidDataException("it is no PNG file");
        int width = 0, height = 0, depth = 0;
        bool ended = false;
        using var packed = new MemoryStream();
        for (int at = Signature.Length; !ended;)
        {
            if (at + 12 > file.Length) throw Truncated();
            int length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
            if (length < 0 || length > file.Length - at - 12) throw Truncated();
            ReadOnlySpan<byte> body = file.Slice(at + 8, length);
            switch (Encoding.ASCII.GetString(file.Slice(at + 4, 4)))
            {
                case "IHDR" when length == 13:
                    (width, height, depth) = Header(body);
                    break;
                case "IDAT":
                    packed.Write(body);
                    break;
                case "IEND":
                    ended = true;
                    break;
            }
            at += length + 12;
        }
        if (depth == 0) throw new InvalidDataException("it has no header");
        packed.Position = 0;
        return new(width, height, Values(Unpack(packed, (width * depth + 7) / 8, height), width, height, depth));
    }

    private static (int Width, int Height, int Depth) Header(ReadOnlySpan<byte> body)
    {
        int width = BinaryPrimitives.ReadInt32BigEndian(body), height = BinaryPrimitives.ReadInt32BigEndian(body[4..]);
        if (width <= 0 || height <= 0 || (long)width * height > int.MaxValue / 8) throw new InvalidDataException("its size makes no sense");
        if (body[9] is not (0 or 3)) throw new InvalidDataException("it is a colour picture");
        if (body[8] > 8) throw new InvalidDataException("it has 16 bits a pixel");
        if (body[12] != 0) throw new InvalidDataException("it is interlaced");
        return (width, height, body[8]);
    }

    /// <summary>Inflates the rows and undoes their filters.</summary>
    private static byte[] Unpack(Stream packed, int rowBytes, int height)
    {
        var rows = new byte[rowBytes * height];
        var row = new byte[rowBytes + 1];
        try
        {
            using var inflated = new ZLibStream(packed, CompressionMode.Decompress);
            for (int y = 0; y < height; y++)
            {
                inflated.ReadExactly(row);
                ReadOnlySpan<byte> above = y == 0 ? new byte[rowBytes] : rows.AsSpan((y - 1) * rowBytes, rowBytes);
                Unfilter(row[0], row.AsSpan(1), above, rows.AsSpan(y * rowBytes, rowBytes));
            }
        }
        catch (EndOfStreamException)
        {
            throw Truncated();
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException("its data is damaged", problem);
        }
        return rows;
    }

    private static void Unfilter(byte filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> to)
    {
        if (filter > 4) throw new InvalidDataException("unknown row filter");
        for (int x = 0; x < row.Length; x++)
        {
            int left = x == 0 ? 0 : to[x - 1], corner = x == 0 ? 0 : above[x - 1];
            int predicted = filter switch
            {
                0 => 0,
                1 => left,
                2 => above[x],
                3 => (left + above[x]) / 2,
                _ => Paeth(left, above[x], corner),
            };
            to[x] = (byte)(row[x] + predicted);
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        int estimate = left + above - corner;
        int toLeft = Math.Abs(estimate - left), toAbove = Math.Abs(estimate - above), toCorner = Math.Abs(estimate - corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private static byte[] Values(byte[] rows, int width, int height, int depth)
    {
        if (depth == 8) return rows;
        int rowBytes = rows.Length / height, mask = (1 << depth) - 1;
        var values = new byte[width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int bit = x * depth;
                values[y * width + x] = (byte)((rows[y * rowBytes + bit / 8] >> (8 - depth - bit % 8)) & mask);
            }
        }
        return values;
    }

    private static InvalidDataException Truncated() => new("the file ends too early");
}
