namespace DaNetGen.Cli.Data.Layouts;

/// <summary>ADE20K's scene parsing layout: <c>images</c> and <c>annotations</c>, each with <c>training</c> and <c>validation</c>.</summary>
internal sealed class AdeLayout : IDataLayout
{
    /// <inheritdoc/>
    public string Name => "ade20k";

    /// <inheritdoc/>
    public string Description => "images/ and annotations/ with training/ and validation/";

    /// <inheritdoc/>
    public bool Recognises(string folder) => Directory.Exists(Path.Combine(folder, "images")) && Directory.Exists(Path.Combine(folder, "annotations"));

    /// <inheritdoc/>
    public ClassList Classes(string folder) => AdeClasses.List;

    /// <inheritdoc/>
    public IReadOnlyList<SamplePaths> Files(string folder, string split)
    {
        string name = split switch
        {
            "train" => "training",
            "val" => "validation",
            _ => split,
        };
        return ImageFolder.SameNames(folder, Path.Combine("images", name), Path.Combine("annotations", name));
    }
}
