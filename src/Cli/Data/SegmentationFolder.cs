namespace DaNetGen.Cli.Data;

/// <summary>
/// A folder of images and labels: <c>train</c> and <c>val</c> hold images, <c>trainannot</c> and <c>valannot</c> 8-bit label maps
/// of the same names (".png") whose pixel value is the class.
/// </summary>
internal static class SegmentationFolder
{
    private static readonly HashSet<string> ImageEndings = new(StringComparer.OrdinalIgnoreCase) { ".png", ".jpg", ".jpeg", ".bmp", ".webp" };

    /// <summary>The pairs of one split, ordered by name. Files that are no images by their ending are left alone.</summary>
    /// <exception cref="UserError">A folder is missing or empty, or an image has no label.</exception>
    public static IReadOnlyList<SamplePaths> Pairs(string folder, string split)
    {
        if (!Directory.Exists(folder)) throw Missing(folder);
        string images = Existing(folder, split, "the images");
        string labels = Existing(folder, split + "annot", "their label maps");

        string[] files = [.. Directory.EnumerateFiles(images).Where(f => ImageEndings.Contains(Path.GetExtension(f))).Order(StringComparer.Ordinal)];
        if (files.Length == 0) throw new UserError($"{images} holds no image (.png, .jpg, .bmp or .webp); put the images of the {split} split there.");

        List<SamplePaths> pairs = [];
        List<string> unlabelled = [];
        foreach (string file in files)
        {
            string label = Path.Combine(labels, Path.GetFileNameWithoutExtension(file) + ".png");
            if (File.Exists(label)) pairs.Add(new(file, label));
            else unlabelled.Add(file);
        }
        if (unlabelled.Count > 0)
        {
            string expected = Path.Combine(labels, Path.GetFileNameWithoutExtension(unlabelled[0]) + ".png");
            throw new UserError($"{unlabelled[0]} has no label {expected}{Others(unlabelled.Count - 1)}; add the label or take the image away.");
        }
        return pairs;
    }

    /// <summary>What is said where the folder itself is missing.</summary>
    public static UserError Missing(string folder) =>
        new($"There is no folder {folder}; give --data the folder that holds train/, trainannot/, val/ and valannot/.");

    /// <summary>" (and N more files are wrong)", or nothing for none.</summary>
    public static string Others(int count) => count switch
    {
        0 => "",
        1 => " (and one more file is wrong)",
        _ => $" (and {count} more files are wrong)",
    };

    private static string Existing(string folder, string name, string what)
    {
        string path = Path.Combine(folder, name);
        return Directory.Exists(path) ? path : throw new UserError($"{folder} has no folder {name}/; put {what} there.");
    }
}
