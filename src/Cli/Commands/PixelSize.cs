using System.Globalization;

namespace DaNetGen.Cli.Commands;

/// <summary>A size as it is written on the command line: height first, as shapes are.</summary>
internal readonly record struct PixelSize(int Height, int Width)
{
    /// <summary>Reads "160x240", or "160" for a square.</summary>
    public static bool TryParse(string text, out PixelSize size)
    {
        size = default;
        string[] parts = text.ToLowerInvariant().Split('x');
        if (parts.Length is not (1 or 2)) return false;
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int height) || height < 1) return false;
        if (!int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int width) || width < 1) return false;
        size = new(height, width);
        return true;
    }
}
