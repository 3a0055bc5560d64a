using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Imaging;

/// <summary>Paints where an answer is wrong.</summary>
internal static class Mistakes
{
    private const double Dimmed = 0.45;
    private static readonly Rgb Wrong = new(255, 70, 40), Dark = new(20, 22, 26);

    /// <summary>The photograph in dark grey, wrong pixels in red, unlabelled ones black.</summary>
    /// <param name="image">The photograph, of the labels' size.</param>
    /// <param name="truth">The labels.</param>
    /// <param name="answer">The answer.</param>
    public static RgbImage Of(RgbImage image, LabelMap truth, LabelMap answer)
    {
        var picture = new RgbImage(image.Width, image.Height, new byte[image.Pixels.Length]);
        for (int i = 0; i < truth.Classes.Length; i++)
        {
            (int x, int y) = (i % image.Width, i / image.Width);
            picture[x, y] = truth.Classes[i] == ClassList.Ignored ? default
                : truth.Classes[i] == answer.Classes[i] ? Grey(image[x, y]).Mix(Dark, Dimmed)
                : Wrong;
        }
        return picture;
    }

    private static Rgb Grey(Rgb colour)
    {
        byte level = (byte)((colour.R * 299 + colour.G * 587 + colour.B * 114) / 1000);
        return new(level, level, level);
    }
}
