using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Imaging;

/// <summary>Pictures side by side under headings, a row a sample.</summary>
internal static class Sheet
{
    private static readonly Rgb Paper = new(24, 26, 30);
    private static readonly Rgb Ink = new(232, 234, 238);

    /// <summary>Lays out rows of pictures of one size.</summary>
    /// <param name="headings">A heading for each column.</param>
    /// <param name="rows">The rows, each with a picture a column.</param>
    /// <param name="gap">Pixels between the pictures.</param>
    public static RgbImage Of(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<RgbImage>> rows, int gap = 6)
    {
        (int width, int height) = (rows[0][0].Width, rows[0][0].Height);
        int magnification = Math.Max(1, width / 200);
        int heading = Lettering.Height(magnification) + 2 * gap;
        var sheet = RgbImage.Filled(headings.Count * (width + gap) + gap, heading + rows.Count * (height + gap), Paper);
        for (int column = 0; column < headings.Count; column++)
        {
            int left = gap + column * (width + gap);
            Lettering.Write(sheet, headings[column], left, gap, magnification, Ink);
            for (int row = 0; row < rows.Count; row++) sheet.Paste(rows[row][column], left, heading + row * (height + gap));
        }
        return sheet;
    }
}
