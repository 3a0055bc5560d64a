using DaNetGen.Export;

namespace DaNetGen.Cli.Export;

/// <summary>Writes a file of ONNX.</summary>
internal sealed class OnnxExporter : IExporter
{
    /// <inheritdoc/>
    public string Name => "onnx";

    /// <inheritdoc/>
    public string Description => "a file for ONNX Runtime, TensorRT and others";

    /// <inheritdoc/>
    public IReadOnlyList<ExportedFile> Export(ExportSource source)
    {
        ExportSettings settings = source.Settings;
        settings.Refuse(Name, "that is Triton's", "--backend");
        var options = new OnnxOptions { Outputs = settings.Outputs, IsBatchFixed = settings.Batch is not null, IsSizeFixed = settings.Size is not null };
        return [ProgramExporter.File($"{source.Name}.onnx", source, (network, path) => OnnxFile.Write(network, path, options, settings.Image))];
    }
}
