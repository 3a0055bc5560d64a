using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Reads and writes safetensors files, as the PyTorch world exchanges weights. <see cref="WeightsFile"/> opens them too.</summary>
public static class SafeTensors
{
    /// <summary>Writes tensors beside <paramref name="path"/> and moves them there once they are complete and were read back, so that a file
    /// of that name is always whole.</summary>
    /// <param name="path">The file, replaced where it exists; its folder is made where it is missing.</param>
    /// <param name="tensors">The tensors by key, on any device.</param>
    /// <param name="metadata">Free text for the header; none by default.</param>
    /// <exception cref="ArgumentException">A key occurs twice.</exception>
    /// <exception cref="NotSupportedException">A tensor's element type has no place in the format.</exception>
    /// <exception cref="CheckpointException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<(string Key, Tensor Value)> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        WeightsFile.Write(path, tensors, WeightsFormat.SafeTensors, metadata);

    /// <summary>Reads and checks the header alone.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Keys, types, shapes, places and metadata.</returns>
    /// <exception cref="CheckpointException">The file is missing, unreadable, cut short or not safetensors.</exception>
    public static SafeTensorsHeader ReadHeader(string path)
    {
        using var file = MappedFile.Open(path);
        return ReadHeader(file, path);
    }

    /// <summary>Reads every tensor into memory.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The tensors by key, on the CPU and in no dispose scope, and the file's metadata; dispose the tensors.</returns>
    /// <exception cref="CheckpointException">The file is missing, unreadable, cut short or not safetensors.</exception>
    public static (IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Read(string path)
    {
        using var file = MappedFile.Open(path);
        var header = ReadHeader(file, path);
        return (SafeTensorsParser.Content(header).Tensors.ToDictionary(tensor => tensor.Key, tensor => TensorReader.Read(file, tensor)), header.Metadata);
    }

    private static SafeTensorsHeader ReadHeader(MappedFile file, string path)
    {
        try
        {
            return SafeTensorsParser.Read(file);
        }
        catch (WeightsFault fault)
        {
            throw fault.Of(path, WeightsFormat.SafeTensors);
        }
    }
}
