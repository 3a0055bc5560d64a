namespace DaNetGen.Cli.Training;

/// <summary>The files of one training.</summary>
/// <param name="folder">Where they lie.</param>
internal sealed class RunFolder(string folder)
{
    /// <summary>The weights with the best score so far.</summary>
    public string Best => Path.Combine(folder, "best.safetensors");

    /// <summary>The weights after the latest epoch.</summary>
    public string Last => Path.Combine(folder, "last.safetensors");

    /// <summary>A line an epoch.</summary>
    public string Log => Path.Combine(folder, "log.csv");

    /// <summary>Refuses a folder that holds a training already, and one that cannot be written.</summary>
    /// <exception cref="UserError">It does, and <paramref name="overwrite"/> is not given, or it cannot.</exception>
    public void CheckFree(bool overwrite)
    {
        if (!overwrite && (File.Exists(Best) || File.Exists(Last) || File.Exists(Log)))
            throw new UserError($"{folder} holds a training already; name another --out, or give --overwrite.");
        try
        {
            Directory.CreateDirectory(folder);
            string probe = Path.Combine(folder, $".{Environment.ProcessId}.probe");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{folder} cannot be written to; name another --out.", problem);
        }
    }
}
