namespace DaNetGen.Cli.Benchmark;

/// <summary>A temporary folder that goes when it is disposed, and when the process is stopped before.</summary>
internal sealed class ScratchFolder : IDisposable
{
    // A file that is being written while its folder is emptied is found at the next attempt.
    private const int Attempts = 3;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("danet-bench-");
    private readonly AtStop stop;

    /// <summary>Makes the folder.</summary>
    public ScratchFolder() => stop = new(Delete);

    /// <summary>Its place.</summary>
    public string Path => folder.FullName;

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Dispose();
        Delete();
    }

    private void Delete()
    {
        for (int attempt = 1; Directory.Exists(Path); attempt++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (IOException) when (attempt < Attempts)
            {
            }
        }
    }
}
