using DaNetGen.Checkpoints;
using DaNetGen.Cli.Catalog;

namespace DaNetGen.Cli.Weights;

/// <summary>A backbone's weights for a training to start from, out of a file of any dialect.</summary>
internal static class BackboneWeights
{
    /// <summary>The network with the stem that the file's backbone has.</summary>
    /// <exception cref="UserError">The file's backbone is not the network's.</exception>
    /// <exception cref="CheckpointException">The file is missing or damaged.</exception>
    public static ModelSpec Suit(ModelSpec spec, string path)
    {
        using var file = WeightsFile.Open(path);
        ImpliedNetwork implied = ImpliedNetwork.Of(file.Entries, Dialect.Recognise([.. file.Entries.Select(entry => entry.Key)]));
        string wanted = ModelCatalog.Find(spec.Name).Backbone;
        if (implied.Depth is { } depth && wanted != NetworkNames.Backbone(depth))
        {
            string[] suitable = [.. ModelCatalog.All.Where(entry => entry.Backbone == NetworkNames.Backbone(depth)).Select(entry => entry.Name)];
            throw new UserError($"{path} holds a {NetworkNames.Backbone(depth)} and {spec.Name} is built on {wanted}; choose --model {string.Join(" or ", suitable)}.");
        }
        return implied.Depth is null ? spec : spec with { Variant = spec.Variant with { StemChannels = implied.StemChannels, DeepStem = implied.DeepStem } };
    }

    /// <summary>Loads the backbone; the head stays as it is.</summary>
    /// <exception cref="CheckpointException">The file is missing or damaged, or its backbone does not fit.</exception>
    public static LoadReport Load(Network network, string path) => Checkpoint.Load(network, path, new LoadOptions { Only = ["Backbone"] });

    /// <summary>What fitted, in a line.</summary>
    public static string Tell(LoadReport report) =>
        $"backbone from {report.Path} ({report.Dialect.Name}): {report.Fitted.Count} tensors fitted, {report.NotRead.Count} of the file not read; the head's {report.LeftOut.Count} start anew";
}
