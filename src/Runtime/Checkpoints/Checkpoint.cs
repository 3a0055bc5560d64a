using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Saves and loads the weights of a network, under PyTorch's keys or in the words of another program.</summary>
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

    /// <summary>Saves the parameters and buffers of a network under a dialect's keys, so that the dialect's program loads them; of a
    /// dialect of backbones, the backbone alone. The file is read back and compared, and appears whole or not at all.</summary>
    /// <param name="network">The network: DANet, or a backbone.</param>
    /// <param name="path">The file, replaced where it exists. Its extension gives the format, as in
    /// <see cref="Save(Network, string, IReadOnlyDictionary{string, string}?)"/>.</param>
    /// <param name="dialect">Whose keys.</param>
    /// <param name="metadata">Free text to keep with the weights; none by default.</param>
    /// <exception cref="NotSupportedException">There is metadata, for which TorchSharp's format has no place.</exception>
    /// <exception cref="CheckpointException">The network has weights that the dialect has no key for, or the file cannot be written.</exception>
    public static void Save(Network network, string path, Dialect dialect, IReadOnlyDictionary<string, string>? metadata = null)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var tensors = Translation.FromReference(new NetworkKeys(network).Tensors, dialect, network.GetName());
        WeightsFile.Write(path, tensors, WeightsFormats.ByExtension(path), metadata);
    }

    /// <summary>Loads the parameters and buffers of a network, converted to its element types and device, in whatever known dialect
    /// the file names them. The network is touched only once the whole file is read and every key and shape fits; only
    /// <c>num_batches_tracked</c> may be missing, and the head where the file is of a backbone alone.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, of any format that <see cref="WeightsFile"/> opens.</param>
    /// <returns>The file's metadata.</returns>
    /// <exception cref="CheckpointException">The file is missing, unreadable, cut short, no file of weights, or another network's.</exception>
    public static IReadOnlyDictionary<string, string> Load(Network network, string path) => Load(network, path, new LoadOptions()).Metadata;

    /// <summary>Loads what the options ask for. The network is touched only once all of that is decided and read.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, of any format that <see cref="WeightsFile"/> opens.</param>
    /// <param name="options">What is loaded, and how strictly.</param>
    /// <returns>What fitted and what did not.</returns>
    /// <exception cref="CheckpointException">The file is missing, unreadable, cut short or no file of weights; or the load is strict and
    /// something does not fit, which <see cref="CheckpointException.Report"/> then tells.</exception>
    /// <exception cref="ArgumentException">A part that the options name does not exist.</exception>
    public static LoadReport Load(Network network, string path, LoadOptions options)
    {
// A network may have a stage of the name that DataParallel puts before all keys.
        var asStored = network.state_dict().Keys.All(key => key.StartsWith(WeightsParser.DataParallelPrefix, StringComparison.Ordinal));
        using var file = WeightsFile.Open(path, asStored);
        var plan = LoadPlan.Of(path, file, network, options);
        if (options.Strict && !plan.Report.Fits)
            throw Refusal(plan.Report);
        var tensors = new List<(Tensor Target, Tensor Value)>(plan.Pairs.Count);
        try
        {
            tensors.AddRange(plan.Pairs.Select(pair => (pair.Target, file.Read(pair.Key))));
            using var scope = NewDisposeScope();
            // Parameters are leaves, which autograd lets nobody write to.
            using var noGradients = no_grad();
            foreach (var (target, value) in tensors)
                target.copy_(value.reshape(target.shape));
        }
        finally
        {
            tensors.ForEach(entry => entry.Value.Dispose());
        }
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
