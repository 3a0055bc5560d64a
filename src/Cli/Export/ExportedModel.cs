using DaNetGen.Checkpoints;
using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Summary;
using DaNetGen.Cli.Weights;

namespace DaNetGen.Cli.Export;

/// <summary>Finds out which network is exported: what was asked for, or what a file of weights says that it holds.</summary>
internal static class ExportedModel
{
    /// <summary>A network of the catalogue without weights.</summary>
    /// <exception cref="UserError">The output stride or multi-grid is none that it can have.</exception>
    public static ExportSource Fresh(ModelSpec spec)
    {
        using Network network = ModelCatalog.Build(spec);
        return Of(Unnamed(spec), network, weights: null);
    }

    /// <summary>A network of the catalogue with the weights of a file.</summary>
    /// <param name="spec">What was asked for; the file's word goes before it, where the file says more than its name.</param>
    /// <param name="path">A file of any format and dialect.</param>
    /// <returns>The source; dispose its <see cref="ExportSource.Weights"/>.</returns>
    /// <exception cref="UserError">The file holds another network.</exception>
    /// <exception cref="CheckpointException">The file is missing or damaged, or its weights do not fit.</exception>
    public static ExportSource With(ModelSpec spec, string path)
    {
        TrainedModel model = Described(spec, path);
        if (model.Spec.Name != spec.Name) throw new UserError($"{path} holds {model.Spec.Name}, not {spec.Name}; export that model.");
        Network network = ModelCatalog.Build(model.Spec);
        try
        {
            Checkpoint.Load(network, path);
            return Of(model, network, network);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static ExportSource Of(TrainedModel model, Network network, Network? weights) =>
        new(model.Spec.Name, DeclaredNetwork.Of(network.GetType()), NetworkSummary.Arguments(model.Spec), model, weights);

    private static TrainedModel Described(ModelSpec spec, string path)
    {
        using WeightsFile file = WeightsFile.Open(path);
        if (TrainedModelMetadata.Describes(file.Metadata)) return TrainedModelMetadata.Read(file.Metadata, path);
        Dialect dialect = Dialect.Recognise([.. file.Entries.Select(entry => entry.Key)]);
        var implied = ImpliedNetwork.Of(file.Entries, dialect);
        return ImpliedModel.Of(implied, dialect, spec.OutputStride, [.. spec.MultiGrid ?? []], alignCorners: false, classes: null) ?? Unnamed(spec);
    }

    private static TrainedModel Unnamed(ModelSpec spec) => new(spec, ImpliedModel.Classes(spec.Classes), ImpliedModel.ImageNet, 1);
}
