using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Saves and loads the weights of a network, under PyTorch's keys or in the words of another program.</summary>
public static class Checkpoint
{
    /// <summary>Saves the parameters and buffers of a network. The file appears whole or not at all.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, by convention <c>*.safetensors</c>; replaced where it exists.</param>
    /// <param name="metadata">Free text to keep with the weights, such as the hyperparameters; none by default.</param>
    /// <exception cref="CheckpointException">The file cannot be written.</exception>
    public static void Save(Network network, string path, IReadOnlyDictionary<string, string>? metadata = null) =>
        SafeTensors.Write(path, network.state_dict().Select(entry => (entry.Key, entry.Value)), metadata);

    /// <summary>Saves the parameters and buffers of a network under a dialect's keys, so that the dialect's program loads them. Of a
    /// dialect of backbones, the backbone alone. The file appears whole or not at all.</summary>
    /// <param name="network">The network: DANet, or a backbone.</param>
    /// <param name="path">The file, by convention <c>*.safetensors</c>; replaced where it exists.</param>
    /// <param name="dialect">Whose keys.</param>
    /// <param name="metadata">Free text to keep with the weights; none by default.</param>
    /// <exception cref="CheckpointException">The network has weights that the dialect has no key for, or the file cannot be written.</exception>
    public static void Save(Network network, string path, Dialect dialect, IReadOnlyDictionary<string, string>? metadata = null)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        SafeTensors.Write(path, Translation.FromReference(new NetworkKeys(network).Tensors, dialect, network.GetName()), metadata);
    }

    /// <summary>Loads the parameters and buffers of a network, converted to its element types and device, whatever known dialect
    /// the file has. The network is touched only once the whole file is read and every key and shape fits; only
    /// <c>num_batches_tracked</c> may be missing, and the head where the file is of a backbone alone.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <returns>The file's metadata.</returns>
    /// <exception cref="CheckpointException">The file is missing, unreadable, cut short, not safetensors, or another network's.</exception>
    public static IReadOnlyDictionary<string, string> Load(Network network, string path) => Load(network, path, new LoadOptions()).Metadata;

    /// <summary>Loads what the options ask for. The network is touched only once all of that is decided and read.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">What is loaded, and how strictly.</param>
    /// <returns>What fitted and what did not.</returns>
    /// <exception cref="CheckpointException">The file is missing, unreadable, cut short or not safetensors; or the load is strict and
    /// something does not fit, which <see cref="CheckpointException.Report"/> then tells.</exception>
    /// <exception cref="ArgumentException">A part that the options name does not exist.</exception>
    public static LoadReport Load(Network network, string path, LoadOptions options)
    {
        using var stream = SafeTensors.Open(path);
        var header = SafeTensorsParser.Read(stream, path);
        StoredTensor[] stored = [.. header.Tensors.Select(entry => new StoredTensor(entry.Key, entry.Type, entry.Shape))];
        var plan = LoadPlan.Of(path, stored, header.Metadata, network, options);
        if (options.Strict && !plan.Report.Fits)
            throw Refusal(plan.Report);
        var tensors = SafeTensors.ReadTensors(stream, header, path);
        using var scope = NewDisposeScope();
        // Parameters are leaves, which autograd lets nobody write to.
        using var noGradients = no_grad();
        foreach (var (key, target) in plan.Pairs)
            target.copy_(tensors[key].reshape(target.shape));
        foreach (var tensor in tensors.Values)
            tensor.Dispose();
        return plan.Report;
    }

    private static CheckpointException Refusal(LoadReport report)
    {
        var advice = report.Missing.Count + report.Unexpected.Count > 0
            ? "load the weights of this network, or make the network that they were saved from"
            : "make the network with the hyperparameters that the weights were saved from, or leave these keys out by name";
        return new($"'{report.Path}' does not fit {report.Network}: {report.Misfits}; {advice}.") { Report = report };
    }
}
