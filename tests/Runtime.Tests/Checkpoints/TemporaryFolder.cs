namespace DaNetGen.Runtime.Tests.Checkpoints;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("danetgen-tests-");

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public string[] Files => Directory.GetFiles(_folder.FullName).Select(path => Path.GetFileName(path)).Order().ToArray();

    public void Dispose() => _folder.Delete(recursive: true);
}
