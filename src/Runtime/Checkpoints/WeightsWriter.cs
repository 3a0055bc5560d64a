using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Puts a file of weights in its place, or leaves the old one.</summary>
internal static class WeightsWriter
{
    private const int WriteBuffer = 1 << 20;

    /// <inheritdoc cref="WeightsFile.Write"/>
    public static void Write(string path, IReadOnlyList<(string Key, Tensor Value)> tensors, WeightsFormat format, IReadOnlyDictionary<string, string> metadata)
    {
        Check(tensors);
        var full = Path.GetFullPath(path);
        var beside = $"{full}.{Path.GetRandomFileName()}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            try
            {
                using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, WriteBuffer))
                {
                    Write(stream, tensors, format, metadata);
                    stream.Flush(flushToDisk: true);
                }
                WrittenCheck.Compare(beside, path, tensors, format, metadata);
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

    private static void Write(Stream stream, IReadOnlyList<(string Key, Tensor Value)> tensors, WeightsFormat format, IReadOnlyDictionary<string, string> metadata)
    {
        switch (format)
        {
            case WeightsFormat.SafeTensors:
                SafeTensorsWriter.Write(stream, tensors, metadata);
                break;
            case WeightsFormat.PyTorchZip:
                PyTorchZipWriter.Write(stream, tensors, metadata);
                break;
            case WeightsFormat.TorchSharpDat:
                DatWriter.Write(stream, tensors, metadata);
                break;
            default:
                throw new NotSupportedException($"The format {format} is read only; write {WeightsFormat.SafeTensors} or {WeightsFormat.PyTorchZip}.");
        }
    }

    private static void Check(IReadOnlyList<(string Key, Tensor Value)> tensors)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in tensors)
        {
            if (!keys.Add(key))
                throw new ArgumentException($"Two tensors have the key '{key}'.", nameof(tensors));
            ElementTypes.SizeOf(value.dtype);
        }
    }
}
