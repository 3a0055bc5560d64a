using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Imaging;

/// <summary>Writes text into pictures. It has its own letters because a machine without fonts is no reason for a legend without words.</summary>
internal static class Lettering
{
    private const int Advance = Glyphs.Width + 1;

    /// <summary>How wide a text is at a magnification.</summary>
    public static int Width(string text, int magnification) => text.Length == 0 ? 0 : (text.Length * Advance - 1) * magnification;

    /// <summary>How high a line is at a magnification.</summary>
    public static int Height(int magnification) => Glyphs.Height * magnification;

    /// <summary>Writes a text with its upper left corner at (left, top); what lies outside the picture is left out.</summary>
    public static void Write(RgbImage image, string text, int left, int top, int magnification, Rgb colour)
    {
        for (int i = 0; i < text.Length; i++)
        {
            IReadOnlyList<byte> rows = Glyphs.Of(text[i]);
            for (int y = 0; y < Glyphs.Height; y++)
            {
                for (int x = 0; x < Glyphs.Width; x++)
                {
                    if ((rows[y] >> (Glyphs.Width - 1 - x) & 1) == 0) continue;
                    image.Fill(left + (i * Advance + x) * magnification, top + y * magnification, magnification, magnification, colour);
                }
            }
        }
    }
}
