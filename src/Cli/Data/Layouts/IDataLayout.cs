namespace DaNetGen.Cli.Data.Layouts;

/// <summary>How a data set's images and labels lie in its folder.</summary>
internal interface IDataLayout
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>Where its images and labels lie, in a line of help.</summary>
    string Description { get; }

    /// <summary>Whether a folder looks like this layout.</summary>
    bool Recognises(string folder);

    /// <summary>The classes of a folder without <c>classes.txt</c>.</summary>
    /// <exception cref="UserError">The layout has no classes of its own.</exception>
    ClassList Classes(string folder);

    /// <summary>The images of a split ("train", "val"), ordered by name, each with where its label has to be.</summary>
    /// <exception cref="UserError">A folder or list of the layout is missing.</exception>
    IReadOnlyList<SamplePaths> Files(string folder, string split);
}
