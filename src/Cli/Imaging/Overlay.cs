using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Imaging;

/// <summary>Pictures of label maps: in the classes' colours alone, or laid over the photograph.</summary>
internal static class Overlay
{
    private static readonly Rgb Unlabelled = new(0, 0, 0);

    /// <summary>The classes' colours; unlabelled pixels are black.</summary>
    public static RgbImage Colours(LabelMap labels, ClassList classes)
    {
        var picture = new RgbImage(labels.Width, labels.Height, new byte[labels.Width * labels.Height * 3]);
        for (int i = 0; i < labels.Classes.Length; i++)
        {
            Rgb colour = Of(labels.Classes[i], classes);
            picture.Pixels[i * 3] = colour.R;
            picture.Pixels[i * 3 + 1] = colour.G;
            picture.Pixels[i * 3 + 2] = colour.B;
        }
        return picture;
    }

    /// <summary>The photograph with the classes' colours over it, and a white line where one class meets another.</summary>
    /// <param name="image">The photograph.</param>
    /// <param name="labels">Labels of its size.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="opacity">How much the colours cover, from 0 to 1.</param>
    public static RgbImage Over(RgbImage image, LabelMap labels, ClassList classes, double opacity = 0.55)
    {
        var picture = new RgbImage(image.Width, image.Height, new byte[image.Pixels.Length]);
        for (int y = 0; y < image.Height; y++)
        {
            for (int x = 0; x < image.Width; x++)
            {
                byte label = labels.Classes[y * labels.Width + x];
                Rgb blended = label < classes.Count ? image[x, y].Mix(classes.Colours[label], opacity) : image[x, y];
                picture[x, y] = IsBorder(labels, x, y) ? blended.Mix(new(255, 255, 255), 0.6) : blended;
            }
        }
        return picture;
    }

    private static bool IsBorder(LabelMap labels, int x, int y)
    {
        int at = y * labels.Width + x;
        byte label = labels.Classes[at];
        return (x + 1 < labels.Width && labels.Classes[at + 1] != label) || (y + 1 < labels.Height && labels.Classes[at + labels.Width] != label);
    }

    private static Rgb Of(byte label, ClassList classes) => label < classes.Count ? classes.Colours[label] : Unlabelled;
}
