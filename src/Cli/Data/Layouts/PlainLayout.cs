namespace DaNetGen.Cli.Data.Layouts;

/// <summary>A plain folder: <c>images/SPLIT</c> and <c>labels/SPLIT</c> hold files of the same names, <c>classes.txt</c> names the values.</summary>
internal sealed class PlainLayout : IDataLayout
{
    /// <inheritdoc/>
    public string Name => "plain";

    /// <inheritdoc/>
    public string Description => "images/SPLIT/, labels/SPLIT/, classes.txt";

    /// <inheritdoc/>
    public bool Recognises(string folder) => Directory.Exists(Path.Combine(folder, "images")) && Directory.Exists(Path.Combine(folder, "labels"));

    /// <inheritdoc/>
    public ClassList Classes(string folder) =>
        throw new UserError($"{folder} has no {ClassesFile.Name}; name the classes there, a line each, in the order of the label maps' values from 0.");

    /// <inheritdoc/>
    public IReadOnlyList<SamplePaths> Files(string folder, string split) =>
        ImageFolder.SameNames(folder, Path.Combine("images", split), Path.Combine("labels", split));
}
