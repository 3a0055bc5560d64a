using DaNetGen.Checkpoints;
using DaNetGen.Cli.Catalog;
using DaNetGen.Generator.Graph;

namespace DaNetGen.Cli.Export.PyTorch;

/// <summary>Writes a module of PyTorch with our state_dict, a script that trains it with what that imports, and the weights as a .pth file.</summary>
internal sealed class PyTorchExporter : IExporter
{
    private const string Backbone = "Backbone";

    /// <inheritdoc/>
    public string Name => "pytorch";

    /// <inheritdoc/>
    public string Description => "a module of PyTorch with the same state_dict, and a script that trains it on several machines";

    /// <inheritdoc/>
    public IReadOnlyList<ExportedFile> Export(ExportSource source)
    {
        source.Settings.Refuse(Name, "its module takes every size and gives every output", "--size", "--batch", "--outputs", "--backend");
        string module = source.Name.Replace('-', '_');
        (string text, string network) = ModuleFile.Write(source, Documentation(source.Name, module));
        List<ExportedFile> files = [ExportedFile.OfText($"{module}.py", text)];
        if (source is { Model: { } model } && source.Compiled.Declaration.FindStage(Backbone) is { } backbone)
            files.AddRange(TrainingScript.Write(module, network, backbone.KeyOrDefault, model));
        if (source.Weights is { } weights)
            files.Add(new($"{module}.pth", path => Checkpoint.Save(weights, path, source.Model is { } described ? TrainedModelMetadata.Write(described) : null)));
        return files;
    }

    private static string[] Documentation(string name, string module) =>
    [
        $"{name}, written by `danet export`.",
        "",
        "Its state_dict has the keys, the order and the shapes of danet's: weights go back and forth as they",
        $"are. In the comments, H and W of an image are multiples of {NetworkScope.Multiple}, so that divisions are whole.",
    ];
}
