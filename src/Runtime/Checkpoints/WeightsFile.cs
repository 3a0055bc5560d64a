using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>
/// A file of named tensors, opened: <c>.safetensors</c>, PyTorch's <c>.pth</c> and <c>.pt</c> (both of torch.save's formats) or TorchSharp's
/// <c>.dat</c>. Opening reads and checks what the file says of its tensors; their values stay in the mapped file until one is
/// asked for. No code in a file is run: a pickle may build tensors and plain containers and nothing else.
/// </summary>
/// <remarks>The file must keep its length while it is open; as with every mapped file, the process ends where another one cuts it short.</remarks>
public sealed class WeightsFile : IDisposable
{
    private readonly string _path;
    private readonly MappedFile _file;
    private readonly Dictionary<string, StoredTensor> _places;

    private WeightsFile(string path, MappedFile file, WeightsFormat format, WeightsContent content)
    {
        (_path, _file, Format, Metadata) = (path, file, format, content.Metadata);
        _places = content.Tensors.ToDictionary(tensor => tensor.Key, StringComparer.Ordinal);
        Entries = [.. content.Tensors.Select(tensor => new WeightsEntry(tensor.Key, tensor.Type, tensor.Shape))];
    }

    /// <summary>The format, recognised by the content.</summary>
    public WeightsFormat Format { get; }

    /// <summary>The tensors, in the file's order.</summary>
    public IReadOnlyList<WeightsEntry> Entries { get; }

    /// <summary>Free text of a safetensors file; the plain values (text, numbers, truth values) that stand beside the tensors'
    /// dictionary in a PyTorch file; empty where there is none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens a file and checks all that it says of its tensors.</summary>
    /// <param name="path">The file, of any of the formats, whatever its name.</param>
    /// <exception cref="CheckpointException">The file is missing, unreadable, cut short, damaged, or of no known format; or it names code.</exception>
    /// <remarks>In a PyTorch file, the tensors are those of its dictionary <c>state_dict</c>, <c>model_state_dict</c> or <c>model</c>, else of the top
    /// level, else of its only dictionary of tensors. The prefix <c>module.</c> is left out where every key has it, as DataParallel
    /// writes it. The memory of an optimiser is passed over.</remarks>
    public static WeightsFile Open(string path) => Open(path, asStored: false);

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="asStored">Whether the keys of a DataParallel keep their prefix.</param>
    internal static WeightsFile Open(string path, bool asStored)
    {
        var file = MappedFile.Open(path);
        var format = WeightsParser.Recognise(file);
        try
        {
            var content = WeightsParser.Read(file, format);
            var stripped = !asStored && format is (WeightsFormat.PyTorchZip or WeightsFormat.PyTorchLegacy);
            return new WeightsFile(path, file, format, stripped ? WeightsParser.WithoutDataParallel(content) : content);
        }
        catch (Exception problem)
        {
            file.Dispose();
            if (problem is WeightsFault fault)
                throw fault.Of(path, format);
            throw;
        }
    }

    /// <summary>Reads a tensor.</summary>
    /// <param name="key">Its key, as <see cref="Entries"/> has it.</param>
    /// <returns>A contiguous tensor on the CPU, in no dispose scope; dispose it.</returns>
    /// <exception cref="KeyNotFoundException">The file has no such key.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public Tensor Read(string key) =>
        TensorReader.Read(_file, _places.TryGetValue(key, out var place) ? place : throw new KeyNotFoundException($"'{_path}' has no tensor '{key}'."));

    /// <summary>Writes tensors beside <paramref name="path"/>, reads them back and compares them, and moves them there, so that a file of
    /// that name is whole at every moment.</summary>
    /// <param name="path">The file, replaced where it exists; its folder is made where it is missing.</param>
    /// <param name="tensors">The tensors by key, on any device.</param>
    /// <param name="format">The format; <see cref="WeightsFormats.ByExtension"/> tells the one of a file's name.</param>
    /// <param name="metadata">Free text to keep with the tensors; none by default. A PyTorch file then holds them as <c>{'state_dict': tensors,
    /// name: text, ...}</c>, and without metadata the bare tensors. TorchSharp's format has no place for it.</param>
    /// <exception cref="ArgumentException">A key occurs twice.</exception>
    /// <exception cref="NotSupportedException">The format is only read, or has no place for a tensor's element type or for metadata.</exception>
    /// <exception cref="CheckpointException">The file cannot be written, or is not read back as it was written.</exception>
    public static void Write(string path, IEnumerable<(string Key, Tensor Value)> tensors, WeightsFormat format, IReadOnlyDictionary<string, string>? metadata = null) =>
        WeightsWriter.Write(path, [.. tensors], format, metadata ?? WeightsContent.NoMetadata);

    /// <summary>Closes the file. Tensors that were read stay.</summary>
    public void Dispose() => _file.Dispose();
}
