namespace DaNetGen.Cli.Data.Layouts;

/// <summary>Every layout that the command knows.</summary>
internal static class DataLayouts
{
    private static readonly CamVidLayout Fallback = new();

    /// <summary>All of them, in the order in which they are tried.</summary>
    public static IReadOnlyList<IDataLayout> All { get; } = [new CityscapesLayout(), new VocLayout(), new AdeLayout(), new PlainLayout(), Fallback];

    /// <summary>The layout that a folder has; CamVid's where none is recognised, whose messages then say what is missing.</summary>
    public static IDataLayout Of(string folder) => All.FirstOrDefault(layout => layout.Recognises(folder)) ?? Fallback;

    /// <summary>The layout of a name, or of the folder where no name is given.</summary>
    /// <exception cref="UserError">There is no layout of that name.</exception>
    public static IDataLayout Find(string? name, string folder)
    {
        if (!Directory.Exists(folder)) throw SegmentationFolder.Missing(folder);
        if (name is null) return Of(folder);
        return All.FirstOrDefault(layout => layout.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new UserError($"There is no layout '{name}'{Nearest.Hint(name, All.Select(l => l.Name))}; use {string.Join(", ", All.Select(l => l.Name))}.");
    }
}
