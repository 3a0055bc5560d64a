namespace DaNetGen.Cli.Tests.Support;

/// <summary>The real street scenes, where they are at hand.</summary>
internal static class CamVid
{
    /// <summary>The folder <c>shared/camvid</c> beside or above the repository, or null.</summary>
    public static string? Folder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", "camvid");
            if (Directory.Exists(path)) return path;
        }
        return null;
    }
}
