using System.Runtime.CompilerServices;

namespace DaNetGen.Generator.Tests.Harness;

/// <summary>Where the sources lie that the tests compile.</summary>
internal static class Folders
{
    public static string Tests { get; } = Above();

    public static string Samples { get; } = Path.Combine(Tests, "Samples");

    public static string Models { get; } = Path.GetFullPath(Path.Combine(Tests, "..", "..", "models"));

    public static string Generator { get; } = Path.GetFullPath(Path.Combine(Tests, "..", "..", "src", "Generator"));

    public static string Snapshot(string name) => Path.Combine(Tests, "Snapshots", "__snapshots__", name + ".snap");

    /// <summary>The C# files of a folder and those below it, in a stable order, without build outputs.</summary>
    public static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

    // The compiler's path of this file, or where that is mapped away, the test project above the output folder.
    private static string Above([CallerFilePath] string file = "")
    {
        if (File.Exists(file))
            return Path.GetDirectoryName(Path.GetDirectoryName(file))!;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Generator.Tests.csproj")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The test project is not above its output folder.");
        return folder.FullName;
    }
}
