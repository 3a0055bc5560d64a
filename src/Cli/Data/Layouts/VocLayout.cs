namespace DaNetGen.Cli.Data.Layouts;

/// <summary>PASCAL VOC's layout: <c>JPEGImages</c>, palette PNG files in <c>SegmentationClass</c>, names in <c>ImageSets/Segmentation/SPLIT.txt</c>.</summary>
internal sealed class VocLayout : IDataLayout
{
    /// <inheritdoc/>
    public string Name => "voc";

    /// <inheritdoc/>
    public string Description => "JPEGImages/, SegmentationClass/, ImageSets/Segmentation/SPLIT.txt";

    /// <inheritdoc/>
    public bool Recognises(string folder) =>
        Directory.Exists(Path.Combine(folder, "JPEGImages")) && Directory.Exists(Path.Combine(folder, "SegmentationClass"));

    /// <inheritdoc/>
    public ClassList Classes(string folder) => VocClasses.List;

    /// <inheritdoc/>
    public IReadOnlyList<SamplePaths> Files(string folder, string split)
    {
        string list = Path.Combine(folder, "ImageSets", "Segmentation", split + ".txt");
        if (!File.Exists(list)) throw new UserError($"There is no {list}; list the names of the {split} split there, a line each.");
        string[] names = [.. File.ReadAllLines(list).Select(line => line.Trim()).Where(line => line.Length > 0)];
        if (names.Length == 0) throw new UserError($"{list} names no image; list the names of the {split} split there, a line each.");
        return
        [
            .. names.Select(name => new SamplePaths(
                Path.Combine(folder, "JPEGImages", name + ".jpg"), Path.Combine(folder, "SegmentationClass", name + ".png"))),
        ];
    }
}
