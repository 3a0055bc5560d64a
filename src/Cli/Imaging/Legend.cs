using System.Globalization;
using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Imaging;

/// <summary>The strip under a picture that says which colour is which class.</summary>
internal static class Legend
{
    private static readonly Rgb Paper = new(24, 26, 30);
    private static readonly Rgb Ink = new(232, 234, 238);

    /// <summary>The picture with a legend of the classes that occur in it, the largest first, each with its share.</summary>
    public static RgbImage Under(RgbImage picture, LabelMap labels, ClassList classes)
    {
        long[] counts = labels.Count(classes.Count);
        double all = Math.Max(1, counts.Sum());
        var entries = Enumerable.Range(0, classes.Count)
            .Where(label => counts[label] > 0)
            .OrderByDescending(label => counts[label])
            .Select(label => (classes.Colours[label], $"{classes.Names[label]} {(counts[label] / all).ToString("0 %", CultureInfo.InvariantCulture)}"));
        return Under(picture, [.. entries]);
    }

    /// <summary>The picture with a legend of every class.</summary>
    public static RgbImage Under(RgbImage picture, ClassList classes) => Under(picture, [.. classes.Colours.Zip(classes.Names)]);

    private static RgbImage Under(RgbImage picture, IReadOnlyList<(Rgb Colour, string Text)> entries)
    {
        int magnification = Math.Clamp((int)Math.Round(picture.Width / 480.0), 1, 4);
        int letter = Lettering.Height(magnification), gap = 4 * magnification, swatch = letter + 2 * magnification;
        int EntryWidth(string text) => swatch + gap + Lettering.Width(text, magnification) + 3 * gap;

        int width = Math.Max(picture.Width, entries.Select(e => EntryWidth(e.Text) + gap).DefaultIfEmpty(0).Max());
        int left = gap, row = 0;
        List<(int Left, int Row)> places = [];
        foreach ((_, string text) in entries)
        {
            if (left > gap && left + EntryWidth(text) > width) (left, row) = (gap, row + 1);
            places.Add((left, row));
            left += EntryWidth(text);
        }

        int rowHeight = swatch + gap;
        var whole = RgbImage.Filled(width, picture.Height + gap + (row + 1) * rowHeight, Paper);
        whole.Paste(picture, 0, 0);
        foreach (((Rgb colour, string text), (int x, int line)) in entries.Zip(places))
        {
            int top = picture.Height + gap + line * rowHeight;
            whole.Fill(x, top, swatch, swatch, colour);
            Lettering.Write(whole, text, x + swatch + gap, top + magnification, magnification, Ink);
        }
        return whole;
    }
}
