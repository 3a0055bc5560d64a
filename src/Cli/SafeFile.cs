namespace DaNetGen.Cli;

/// <summary>Writes files so that no moment leaves half a file in place of a whole one.</summary>
internal static class SafeFile
{
    /// <summary>Writes beside the file's place, then moves there; on a failure the earlier file stays as it was.</summary>
    /// <exception cref="UserError">A file stands where the folder should be, or a folder where the file.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (File.Exists(folder)) throw new UserError($"{folder} is a file, so that nothing can lie in it; name another place.");
        if (Directory.Exists(path)) throw new UserError($"{path} is a folder; name a file.");
        Directory.CreateDirectory(folder);
        string beside = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}.part");
        try
        {
            using (FileStream stream = File.Create(beside)) write(stream);
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
