using System.Globalization;
using DaNetGen.Cli.Data;
using DaNetGen.Cli.Scoring;

namespace DaNetGen.Cli.Imaging;

/// <summary>Paints a confusion matrix: a row a true class, a column an answer, each cell the share of the row in per cent.</summary>
internal static class ConfusionPicture
{
    private const int Magnification = 2, Gap = 8;
    private static readonly Rgb Paper = new(24, 26, 30), Ink = new(232, 234, 238), Right = new(70, 170, 110), Wrong = new(215, 85, 70);

    /// <summary>Paints it.</summary>
    public static RgbImage Of(ConfusionMatrix matrix, ClassList classes)
    {
        string[] rows = [.. classes.Names.Select((name, label) => $"{label + 1} {name}")];
        int cell = Lettering.Width("100", Magnification) + Gap, letter = Lettering.Height(Magnification);
        int left = rows.Max(row => Lettering.Width(row, Magnification)) + 2 * Gap, top = letter + 2 * Gap;
        var picture = RgbImage.Filled(left + classes.Count * cell + Gap, top + classes.Count * cell + Gap, Paper);
        for (int truth = 0; truth < classes.Count; truth++)
        {
            int y = top + truth * cell, middle = y + (cell - letter) / 2;
            Lettering.Write(picture, rows[truth], Gap, middle, Magnification, Ink);
            Centred(picture, $"{truth + 1}", left + truth * cell, Gap, cell);
            for (int answer = 0; answer < classes.Count; answer++)
            {
                double share = matrix[truth, answer] / (double)Math.Max(1, matrix.Truth(truth));
                // The root lets small confusions be seen beside a strong diagonal.
                picture.Fill(left + answer * cell, y, cell - 1, cell - 1, new Rgb(36, 39, 45).Mix(truth == answer ? Right : Wrong, Math.Sqrt(share)));
                if (share >= 0.005) Centred(picture, (share * 100).ToString("0", CultureInfo.InvariantCulture), left + answer * cell, middle, cell);
            }
        }
        return picture;
    }

    private static void Centred(RgbImage picture, string text, int left, int top, int width) =>
        Lettering.Write(picture, text, left + (width - Lettering.Width(text, Magnification)) / 2, top, Magnification, Ink);
}
