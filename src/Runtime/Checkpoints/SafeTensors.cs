using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Reads and writes safetensors files, as the PyTorch world exchanges weights.</summary>
public static class SafeTensors
{
    private const int CopyBuffer = 1 << 20;

    private static readonly Dictionary<string, string> NoMetadata = [];

    /// <summary>Writes tensors beside <paramref name="path"/> and moves them there once they are complete, so that a file of that
    /// name is always whole.</summary>
    /// <param name="path">The file, replaced where it exists; its folder is made where it is missing.</param>
    /// <param name="tensors">The tensors by key, on any device.</param>
    /// <param name="metadata">Free text for the header; none by default.</param>
    /// <exception cref="ArgumentException">A key occurs twice.</exception>
    /// <exception cref="NotSupportedException">A tensor's element type has no place in the format.</exception>
    /// <exception cref="CheckpointException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<(string Key, Tensor Value)> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var full = Path.GetFullPath(path);
        var beside = $"{full}.{Path.GetRandomFileName()}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            try
            {
                using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, CopyBuffer))
                {
                    SafeTensorsWriter.Write(stream, tensors.ToArray(), metadata ?? NoMetadata);
                    stream.Flush(flushToDisk: true);
                }
                File.Move(beside, full, overwrite: true);
            }
            finally
            {
                File.Delete(beside);
            }
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"'{path}' cannot be written ({unwritable.Message}): free space or choose another path.", unwritable);
        }
    }

    /// <summary>Reads and checks the header alone.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Keys, types, shapes and metadata.</returns>
    /// <exception cref="CheckpointException">The file is missing, unreadable, cut short or not safetensors.</exception>
    public static SafeTensorsHeader ReadHeader(string path)
    {
        using var stream = Open(path);
        return SafeTensorsParser.Read(stream, path);
    }

    /// <summary>Reads every tensor into memory.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The tensors by key, on the CPU and in no dispose scope, and the file's metadata; dispose the tensors.</returns>
    /// <exception cref="CheckpointException">The file is missing, unreadable, cut short or not safetensors.</exception>
    public static (IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Read(string path)
    {
        using var stream = Open(path);
        var header = SafeTensorsParser.Read(stream, path);
        return (ReadTensors(stream, header, path), header.Metadata);
    }

    /// <summary>Opens a file for <see cref="SafeTensorsParser"/> and <see cref="ReadTensors"/>.</summary>
    internal static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, CopyBuffer);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CheckpointException($"'{path}' does not exist: check the path.", missing);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, unreadable);
        }
    }

    /// <summary>Reads the tensors of a checked header.</summary>
    internal static Dictionary<string, Tensor> ReadTensors(FileStream stream, SafeTensorsHeader header, string path)
    {
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        try
        {
            foreach (var entry in header.Tensors)
            {
                var tensor = empty([.. entry.Shape], entry.Type, CPU).DetachFromDisposeScope();
                tensors.Add(entry.Key, tensor);
                stream.Position = entry.Begin;
                tensor.ReadBytesFromStream(stream, CopyBuffer);
            }
            return tensors;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            foreach (var tensor in tensors.Values)
                tensor.Dispose();
            throw Unreadable(path, unreadable);
        }
    }

    private static CheckpointException Unreadable(string path, Exception unreadable) =>
        new($"'{path}' cannot be read ({unreadable.Message}): check its permissions and the disk.", unreadable);
}
