using DaNetGen.Cli.Catalog;
using DaNetGen.Export;

namespace DaNetGen.Cli.Benchmark.Variants;

/// <summary>ONNX Runtime on the network as <see cref="OnnxFile"/> writes it, for the one size and the wanted outputs.</summary>
internal sealed class OnnxVariant : IVariant
{
    /// <inheritdoc/>
    public string Name => OnnxSession.Version() is { } version ? $"ONNX Runtime {version}" : "ONNX Runtime";

    /// <inheritdoc/>
    public bool IsReference => true;

    /// <inheritdoc/>
    public string? Absence(Workload work) => OnnxSession.Absence(work.Precision);

    /// <inheritdoc/>
    public void Prepare(Workload work)
    {
        using Network network = ModelCatalog.Build(work.Spec);
        var options = new OnnxOptions { Outputs = work.WantedOutputs, IsBatchFixed = true, IsSizeFixed = true };
        OnnxFile.Write(network, Place(work), options, [work.Size.Batch, 3, work.Size.Height, work.Size.Width]);
    }

    /// <inheritdoc/>
    public IRun Open(Workload work) => new OnnxSession(Place(work), work);

    private static string Place(Workload work) => Path.Combine(work.Folder, "network.onnx");
}
