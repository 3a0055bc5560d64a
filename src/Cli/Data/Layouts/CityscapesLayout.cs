namespace DaNetGen.Cli.Data.Layouts;

/// <summary>
/// Cityscapes' layout: <c>leftImg8bit/SPLIT/CITY/*_leftImg8bit.png</c> and <c>gtFine/SPLIT/CITY/*_gtFine_labelTrainIds.png</c>, or
/// <c>*_gtFine_labelIds.png</c> where the train ids have not been made.
/// </summary>
internal sealed class CityscapesLayout : IDataLayout
{
    private const string Images = "leftImg8bit", Labels = "gtFine", TrainIds = "_gtFine_labelTrainIds.png", Ids = "_gtFine_labelIds.png";

    /// <inheritdoc/>
    public string Name => "cityscapes";

    /// <inheritdoc/>
    public string Description => "leftImg8bit/SPLIT/CITY/, gtFine/SPLIT/CITY/ (labelTrainIds or labelIds)";

    /// <inheritdoc/>
    public bool Recognises(string folder) => Directory.Exists(Path.Combine(folder, Images)) && Directory.Exists(Path.Combine(folder, Labels));

    /// <inheritdoc/>
    public ClassList Classes(string folder) => HasTrainIds(folder) ? CityscapesClasses.TrainIds : CityscapesClasses.Ids;

    /// <inheritdoc/>
    public IReadOnlyList<SamplePaths> Files(string folder, string split)
    {
        string images = ImageFolder.Existing(folder, Path.Combine(Images, split), "the images, a folder a city,");
        string labels = ImageFolder.Existing(folder, Path.Combine(Labels, split), "their label maps, a folder a city,");
        string[] files = [.. Directory.EnumerateFiles(images, $"*_{Images}.png", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        if (files.Length == 0) throw new UserError($"{images} holds no CITY/*_{Images}.png; put the images of the {split} split there.");
        string ending = HasTrainIds(folder) ? TrainIds : Ids;
        return [.. files.Select(file => new SamplePaths(file, Path.Combine(labels, Path.GetRelativePath(images, file)[..^$"_{Images}.png".Length] + ending)))];
    }

    /// <summary>One kind for the whole folder: half of the files in one and half in the other would be two encodings.</summary>
    private static bool HasTrainIds(string folder)
    {
        string labels = ImageFolder.Existing(folder, Labels, "the label maps, a folder a split and in it a folder a city,");
        return Directory.EnumerateFiles(labels, "*" + TrainIds, SearchOption.AllDirectories).Any();
    }
}
