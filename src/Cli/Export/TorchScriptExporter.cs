using DaNetGen.Export;

namespace DaNetGen.Cli.Export;

/// <summary>Writes an archive of TorchScript.</summary>
internal sealed class TorchScriptExporter : IExporter
{
    /// <inheritdoc/>
    public string Name => "torchscript";

    /// <inheritdoc/>
    public string Description => "a file for torch.jit.load in Python, C++ and TorchSharp";

    /// <inheritdoc/>
    public IReadOnlyList<ExportedFile> Export(ExportSource source)
    {
        source.Settings.Refuse(Name, "its file takes every size and batch", "--size", "--batch", "--backend");
        var options = new TorchScriptOptions { Outputs = source.Settings.Outputs };
        return [ProgramExporter.File($"{source.Name}.pt", source, (network, path) => TorchScriptFile.Write(network, path, options, source.Settings.Image))];
    }
}
