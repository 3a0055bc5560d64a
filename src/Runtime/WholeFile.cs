namespace DaNetGen;

/// <summary>Puts a file in its place as a whole, or leaves the old one.</summary>
internal static class WholeFile
{
    private const int Buffer = 1 << 20;

    /// <summary>Writes beside the file's place, as far as the disk, then moves there: after a power cut too, the place holds the old file or the new one.</summary>
    /// <param name="path">The place.</param>
    /// <param name="write">Writes the file's content.</param>
    /// <param name="check">Looks at the written file, by its path beside the place, and throws where it is not as it should be; null for none.</param>
    /// <exception cref="IOException">A file stands where the folder should be, or a folder where the file; or the disk refuses.</exception>
    public static void Write(string path, Action<Stream> write, Action<string>? check = null)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)!;
        if (File.Exists(folder))
            throw new IOException($"'{folder}' is a file, and nothing can lie in it");
        if (Directory.Exists(full))
            throw new IOException($"'{path}' is a folder, and no file can take its place");
        var beside = $"{full}.{Path.GetRandomFileName()}.tmp";
        Directory.CreateDirectory(folder);
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, Buffer))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            check?.Invoke(beside);
            File.Move(beside, full, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
