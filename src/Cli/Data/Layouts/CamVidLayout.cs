namespace DaNetGen.Cli.Data.Layouts;

/// <summary>
/// CamVid's layout: <c>train</c> and <c>val</c> hold images, <c>trainannot</c> and <c>valannot</c> 8-bit label maps of the same
/// names (".png") whose pixel value is the class.
/// </summary>
internal sealed class CamVidLayout : IDataLayout
{
    /// <inheritdoc/>
    public string Name => "camvid";

    /// <inheritdoc/>
    public string Description => "train/, trainannot/, val/, valannot/";

    /// <inheritdoc/>
    public bool Recognises(string folder) => Directory.Exists(Path.Combine(folder, "train")) && Directory.Exists(Path.Combine(folder, "trainannot"));

    /// <inheritdoc/>
    public ClassList Classes(string folder) => CamVidClasses.List;

    /// <inheritdoc/>
    public IReadOnlyList<SamplePaths> Files(string folder, string split) => ImageFolder.SameNames(folder, split, split + "annot");
}
