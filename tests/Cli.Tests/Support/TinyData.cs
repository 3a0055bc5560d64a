using DaNetGen.Cli.Data;
using DaNetGen.Cli.Imaging;

namespace DaNetGen.Cli.Tests.Support;

/// <summary>A data folder of a few small images: the class is the brightness of a block.</summary>
internal static class TinyData
{
    public const string Classes = "Dark #101010\nGrey #808080\nBright #f0f0f0\nVoid #000000 ignored\n";

    /// <summary>Writes train and val of a few images each, and classes.txt.</summary>
    public static void Write(string folder, int width = 40, int height = 32, int images = 3)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "classes.txt"), Classes);
        foreach (string split in (string[])["train", "val"])
            for (int i = 0; i < images; i++) WriteSample(folder, split, $"{split}{i}", width, height, seed: i);
    }

    public static void WriteSample(string folder, string split, string name, int width, int height, int seed)
    {
        Sample sample = Draw(name, width, height, seed);
        ImageFile.Write(sample.Image, Path.Combine(folder, split, name + ".png"));
        LabelMap values = sample.Label with { Classes = [.. sample.Label.Classes.Select(label => label == ClassList.Ignored ? (byte)3 : label)] };
        LabelFile.Write(values, Path.Combine(folder, split + "annot", name + ".png"));
    }

    /// <summary>Three classes in blocks, the last row unlabelled.</summary>
    public static Sample Draw(string name, int width, int height, int seed)
    {
        var random = new Random(seed);
        var image = RgbImage.Filled(width, height, default);
        var label = new byte[width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int block = (x / 10 + y / 10 + seed) % 3;
                byte level = (byte)(20 + 105 * block + random.Next(-8, 9));
                image[x, y] = new(level, level, (byte)(255 - level));
                label[y * width + x] = y == height - 1 ? ClassList.Ignored : (byte)block;
            }
        }
        return new(name, image, new(width, height, label));
    }
}
