using DaNetGen.Export;

namespace DaNetGen.Cli.Export;

/// <summary>Writes a model into a repository of Triton Inference Server.</summary>
internal sealed class TritonExporter : IExporter
{
    /// <inheritdoc/>
    public string Name => "triton";

    /// <inheritdoc/>
    public string Description => "a model repository of Triton Inference Server";

    /// <inheritdoc/>
    public IReadOnlyList<ExportedFile> Export(ExportSource source)
    {
        ExportSettings settings = source.Settings;
        TritonOptions options = new()
        {
            Name = source.Name,
            Backend = settings.Backend ?? TritonOptions.Default.Backend,
            MaxBatchSize = settings.Batch ?? TritonOptions.Default.MaxBatchSize,
            IsSizeFixed = settings.Size is not null,
            Outputs = settings.Outputs,
        };
        string model = TritonRepository.ModelPath(source.Name, options.Backend);
        return
        [
            ProgramExporter.File(model, source, (network, path) => TritonRepository.Write(network, Path.GetFullPath(path)[..^(model.Length + 1)], options, settings.Image)),

            // Written with the model, after it.
            new(TritonRepository.ConfigPath(source.Name), _ => { }),
        ];
    }
}
