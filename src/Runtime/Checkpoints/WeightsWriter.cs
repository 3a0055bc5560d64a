using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Puts a file of weights in its place, or leaves the old one.</summary>
internal static class WeightsWriter
{
    /// <inheritdoc cref="WeightsFile.Write"/>
    public static void Write(string path, IReadOnlyList<(string Key, Tensor Value)> tensors, WeightsFormat format, IReadOnlyDictionary<string, string> metadata)
    {
        Check(tensors);
        try
        {
            WholeFile.Write(
                path, stream => Write(stream, tensors, format, metadata), beside => WrittenCheck.Compare(beside, path, tensors, format, metadata));
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
