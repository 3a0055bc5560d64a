using DaNetGen.Checkpoints;
using TorchSharp;

namespace DaNetGen.Cli.Catalog;

/// <summary>Saves a trained network with all that its use needs, and opens it again.</summary>
internal static class TrainedModelFile
{
    /// <summary>Writes the weights and their description; an earlier file stays whole until the new one is.</summary>
    public static void Save(Network network, TrainedModel model, string path) => Checkpoint.Save(network, path, TrainedModelMetadata.Write(model));

    /// <summary>Reads a file's description without building the network.</summary>
    /// <exception cref="UserError">There is no such file, or it does not describe its network.</exception>
    public static TrainedModel Describe(string path)
    {
        if (!File.Exists(path)) throw new UserError($"There is no checkpoint {path}; give --weights a file that `danet train` or `danet weights convert` wrote.");
        using WeightsFile file = WeightsFile.Open(path);
        return TrainedModelMetadata.Read(file.Metadata, path);
    }

    /// <summary>Builds the network that a file describes, loads its weights and sets it up for inference.</summary>
    /// <exception cref="UserError">There is no such file, or it does not describe its network.</exception>
    /// <exception cref="CheckpointException">The file is damaged or its weights do not fit.</exception>
    public static (Network Network, TrainedModel Model) Open(string path, torch.Device device)
    {
        TrainedModel model = Describe(path);
        Network network = ModelCatalog.Build(model.Spec);
        try
        {
            Checkpoint.Load(network, path);
            network.to(device);
            network.eval();
            return (network, model);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }
}
