namespace DaNetGen.Tests.Parity;

/// <summary>Finds the fixtures: <c>shared/parity</c> in a folder above the tests, and the folders that the environment variable
/// DANETGEN_PARITY names.</summary>
public static class ParityFolders
{
    /// <summary>Stands for the missing manifest, so that a theory without data is skipped with its reason instead of failing.</summary>
    public const string None = "(no fixtures)";

    private const string Variable = "DANETGEN_PARITY";

    /// <summary>Paths of the manifests whose model is wanted, as a theory's data; <see cref="None"/> where there is none.</summary>
    public static IEnumerable<object[]> Where(Func<ParityModel, bool> wanted)
    {
        var wantedPaths = Manifests().Where(path => wanted(ParityCase.Load(path).Model)).DefaultIfEmpty(None);
        return wantedPaths.Select(path => new object[] { path });
    }

    /// <summary>Paths of all manifests.</summary>
    /// <exception cref="InvalidOperationException">A folder that the variable names is missing or holds no manifest.</exception>
    public static IReadOnlyList<string> Manifests()
    {
        var named = (Environment.GetEnvironmentVariable(Variable) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. named.SelectMany(ManifestsIn).Concat(Above() is { } found ? Directory.GetFiles(found, "*.json") : []).Select(Path.GetFullPath).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The manifests of a folder that was named.</summary>
    /// <exception cref="InvalidOperationException">It is missing or holds none.</exception>
    public static string[] ManifestsIn(string folder) =>
        Directory.Exists(folder) && Directory.GetFiles(folder, "*.json") is { Length: > 0 } manifests ? manifests
        : throw new InvalidOperationException($"{Variable} names '{folder}', which holds no manifest.");

    private static string? Above()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "parity");
            if (Directory.Exists(candidate))
                return candidate;
        }
        return null;
    }
}
