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

    /// <summary>All that is needed to go on with the training.</summary>
    public string State => Path.Combine(folder, "last.state");

    /// <summary>Figures for TensorBoard.</summary>
    public string Events => Path.Combine(folder, "tensorboard");

    /// <summary>What was asked for, and how to repeat it.</summary>
    public string Description => Path.Combine(folder, "run.json");

    /// <summary>The figures of the finished training, class by class.</summary>
    public string Score => Path.Combine(folder, "score.json");

    /// <summary>All of it on one page.</summary>
    public string Report => Path.Combine(folder, "report.html");

    private string[] Files => [Best, Last, Log, State, Description, Score, Report];

    /// <summary>Takes away an earlier training, so that none of its files is taken for the new one's.</summary>
    public void RemoveRun()
    {
        foreach (string file in Files) File.Delete(file);
        if (Directory.Exists(Events)) Directory.Delete(Events, recursive: true);
    }

    /// <summary>Takes away what a training that was killed while it wrote has left beside its files.</summary>
    public void RemoveUnfinished()
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*.tmp")) File.Delete(file);
    }

    /// <summary>Refuses a folder that holds a training already, and one that cannot be written.</summary>
    /// <exception cref="UserError">It does, and <paramref name="overwrite"/> is not given, or it cannot.</exception>
    public void CheckFree(bool overwrite)
    {
        if (!overwrite && Files.Any(File.Exists))
            throw new UserError($"{folder} holds a training already; name another --out, go on with it by --resume, or give --overwrite.");
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
