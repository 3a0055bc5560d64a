using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Saves and loads the weights of a network, under PyTorch's keys.</summary>
public static class Checkpoint
{
    /// <summary>Saves the parameters and buffers of a network. The file appears whole or not at all.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, by convention <c>*.safetensors</c>; replaced where it exists.</param>
    /// <param name="metadata">Free text to keep with the weights, such as the hyperparameters; none by default.</param>
    /// <exception cref="CheckpointException">The file cannot be written.</exception>
    public static void Save(Network network, string path, IReadOnlyDictionary<string, string>? metadata = null) =>
        SafeTensors.Write(path, network.state_dict().Select(entry => (entry.Key, entry.Value)), metadata);

    /// <summary>Loads the parameters and buffers of a network, converted to its element types and device. The network is touched
    /// only once the whole file is read and every key and shape fits; only <c>num_batches_tracked</c> may be missing.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <returns>The file's metadata.</returns>
    /// <exception cref="CheckpointException">The file is missing, unreadable, cut short, not safetensors, or another network's.</exception>
    public static IReadOnlyDictionary<string, string> Load(Network network, string path)
    {
        using var stream = SafeTensors.Open(path);
        var header = SafeTensorsParser.Read(stream, path);
        var state = network.state_dict();
        CheckpointFit.Check(header, state, path, network.GetName());
        var tensors = SafeTensors.ReadTensors(stream, header, path);
        using var scope = NewDisposeScope();
        // Parameters are leaves, which autograd lets nobody write to.
        using var noGradients = no_grad();
        foreach (var (key, tensor) in tensors)
        {
            state[key].copy_(tensor);
            tensor.Dispose();
        }
        return header.Metadata;
    }
}
