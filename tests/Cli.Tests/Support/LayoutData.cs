using DaNetGen.Cli.Data;
using DaNetGen.Cli.Imaging;
using SkiaSharp;

namespace DaNetGen.Cli.Tests.Support;

/// <summary>Small folders in the layouts of well-known data sets, two images a split.</summary>
internal static class LayoutData
{
    private const int Width = 24, Height = 16;

    public static void Write(string layout, string folder)
    {
        foreach (string split in (string[])["train", "val"])
        {
            for (int i = 0; i < 2; i++)
            {
                string name = $"{split}{i}";
                (string image, string label) = Places(layout, split, name);
                Image(Path.Combine(folder, image));
                LabelFile.Write(new(Width, Height, Values(layout)), Path.Combine(folder, label));
            }
        }
        if (layout == "plain") File.WriteAllText(Path.Combine(folder, "classes.txt"), "Dark\nBright\n");
        if (layout == "voc") WriteLists(folder);
    }

    public static (string Image, string Label) Places(string layout, string split, string name) => layout switch
    {
        "camvid" => ($"{split}/{name}.jpg", $"{split}annot/{name}.png"),
        "plain" => ($"images/{split}/{name}.jpg", $"labels/{split}/{name}.png"),
        "ade20k" => ($"images/{Ade(split)}/{name}.jpg", $"annotations/{Ade(split)}/{name}.png"),
        "voc" => ($"JPEGImages/{name}.jpg", $"SegmentationClass/{name}.png"),
        "cityscapes" => ($"leftImg8bit/{split}/ulm/{name}_leftImg8bit.png", $"gtFine/{split}/ulm/{name}_gtFine_labelTrainIds.png"),
        _ => ($"leftImg8bit/{split}/ulm/{name}_leftImg8bit.png", $"gtFine/{split}/ulm/{name}_gtFine_labelIds.png"),
    };

    /// <summary>The upper half is the first class, the lower half the second, the last row ignored.</summary>
    private static byte[] Values(string layout)
    {
        (byte first, byte second, byte ignored) = layout switch
        {
            "ade20k" => ((byte)1, (byte)2, (byte)0),
            "cityscapes-ids" => ((byte)7, (byte)8, (byte)4),
            _ => ((byte)0, (byte)1, (byte)255),
        };
        return [.. Enumerable.Range(0, Width * Height).Select(i => (i / Width) switch { < Height / 2 => first, Height - 1 => ignored, _ => second })];
    }

    private static string Ade(string split) => split == "train" ? "training" : "validation";

    private static void WriteLists(string folder)
    {
        string lists = Directory.CreateDirectory(Path.Combine(folder, "ImageSets", "Segmentation")).FullName;
        foreach (string split in (string[])["train", "val"]) File.WriteAllLines(Path.Combine(lists, split + ".txt"), [split + "0", split + "1"]);
    }

    private static void Image(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var bitmap = new SKBitmap(Width, Height);
        bitmap.Erase(SKColors.SlateGray);
        using SKData data = bitmap.Encode(path.EndsWith(".jpg", StringComparison.Ordinal) ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png, 90);
        File.WriteAllBytes(path, data.ToArray());
    }
}
