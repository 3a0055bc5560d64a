namespace DaNetGen.Cli.Data.Layouts;

/// <summary>Lists the images of a folder.</summary>
internal static class ImageFolder
{
    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase) { ".png", ".jpg", ".jpeg", ".bmp", ".webp" };

    /// <summary>Whether a file is an image by its ending.</summary>
    public static bool IsImage(string path) => Endings.Contains(Path.GetExtension(path));

    /// <summary>The images in a folder, ordered by name. Files that are no images by their ending are left alone.</summary>
    /// <exception cref="UserError">It holds none.</exception>
    public static IReadOnlyList<string> Images(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder).Where(IsImage).Order(StringComparer.Ordinal)];
        return files.Length > 0
            ? files
            : throw new UserError($"{folder} holds no image (.png, .jpg, .bmp or .webp); put images there.");
    }

    /// <summary>The folder inside another one.</summary>
    /// <exception cref="UserError">It is not there.</exception>
    public static string Existing(string folder, string name, string what)
    {
        string path = Path.Combine(folder, name);
        return Directory.Exists(path) ? path : throw new UserError($"{folder} has no folder {name}/; put {what} there.");
    }

    /// <summary>Images and labels of the same names in two folders.</summary>
    public static IReadOnlyList<SamplePaths> SameNames(string folder, string images, string labels)
    {
        string from = Existing(folder, images, "the images"), to = Existing(folder, labels, "their label maps");
        return [.. Images(from).Select(file => new SamplePaths(file, Path.Combine(to, Path.GetFileNameWithoutExtension(file) + ".png")))];
    }
}
