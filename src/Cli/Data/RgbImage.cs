namespace DaNetGen.Cli.Data;

/// <summary>A picture in memory: rows from the top, three bytes (red, green, blue) a pixel.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Pixels">Width x Height x 3 bytes.</param>
internal sealed record RgbImage(int Width, int Height, byte[] Pixels)
{
    /// <summary>A picture of one colour.</summary>
    public static RgbImage Filled(int width, int height, Rgb colour)
    {
        var image = new RgbImage(width, height, new byte[width * height * 3]);
        image.Fill(0, 0, width, height, colour);
        return image;
    }

    /// <summary>The colour of one pixel.</summary>
    public Rgb this[int x, int y]
    {
        get
        {
            int at = (y * Width + x) * 3;
            return new(Pixels[at], Pixels[at + 1], Pixels[at + 2]);
        }
        set
        {
            int at = (y * Width + x) * 3;
            Pixels[at] = value.R;
            Pixels[at + 1] = value.G;
            Pixels[at + 2] = value.B;
        }
    }

    /// <summary>Fills a rectangle; what lies outside the picture is left out.</summary>
    public void Fill(int left, int top, int width, int height, Rgb colour)
    {
        for (int y = Math.Max(0, top); y < Math.Min(Height, top + height); y++)
            for (int x = Math.Max(0, left); x < Math.Min(Width, left + width); x++)
                this[x, y] = colour;
    }

    /// <summary>Copies another picture into this one with its corner at (left, top). It has to fit.</summary>
    public void Paste(RgbImage other, int left, int top)
    {
        for (int y = 0; y < other.Height; y++)
            Array.Copy(other.Pixels, y * other.Width * 3, Pixels, ((top + y) * Width + left) * 3, other.Width * 3);
    }
}
