using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Saves and loads the weights of a network, under PyTorch's keys.</summary>
public static class Checkpoint
{
    /// <summary>Saves the parameters and buffers of a network. The file is read back and compared, and appears whole or not at all.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, replaced where it exists. Its extension gives the format (see <see cref="WeightsFormats.ByExtension"/>): by
    /// convention <c>*.safetensors</c>; <c>*.pth</c> for PyTorch, <c>*.dat</c> for TorchSharp.</param>
    /// <param name="metadata">Free text to keep with the weights, such as the hyperparameters; none by default.</param>
    /// <exception cref="NotSupportedException">There is metadata, for which TorchSharp's format has no place.</exception>
    /// <exception cref="CheckpointException">The file cannot be written.</exception>
    public static void Save(Network network, string path, IReadOnlyDictionary<string, string>? metadata = null) =>
        WeightsFile.Write(path, network.state_dict().Select(entry => (entry.Key, entry.Value)), WeightsFormats.ByExtension(path), metadata);

    /// <summary>Loads the parameters and buffers of a network, converted to its element types and device. The network is touched
    /// only once the whole file is read and every key and shape fits; only <c>num_batches_tracked</c> may be missing.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, of any format that <see cref="WeightsFile"/> opens.</param>
    /// <returns>The file's metadata.</returns>
    /// <exception cref="CheckpointException">The file is missing, unreadable, cut short, no file of weights, or another network's.</exception>
    public static IReadOnlyDictionary<string, string> Load(Network network, string path)
    {
        var state = network.state_dict();
        // A network may have a stage of the name that DataParallel puts before all keys.
        using var file = WeightsFile.Open(path, asStored: state.Keys.All(key => key.StartsWith(WeightsParser.DataParallelPrefix, StringComparison.Ordinal)));
        CheckpointFit.Check(file.Entries, state, path, network.GetName());
        var tensors = file.Entries.Select(entry => (entry.Key, Value: file.Read(entry.Key))).ToArray();
        using var scope = NewDisposeScope();
        // Parameters are leaves, which autograd lets nobody write to.
        using var noGradients = no_grad();
        foreach (var (key, tensor) in tensors)
        {
            state[key].copy_(tensor);
            tensor.Dispose();
        }
        return file.Metadata;
    }
}
