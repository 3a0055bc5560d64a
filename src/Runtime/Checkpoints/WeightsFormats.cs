namespace DaNetGen.Checkpoints;

/// <summary>The formats' names for people and for files.</summary>
public static class WeightsFormats
{
    private static readonly (string Extension, WeightsFormat Format)[] Known =
    [
        (".safetensors", WeightsFormat.SafeTensors), (".pth", WeightsFormat.PyTorchZip), (".pt", WeightsFormat.PyTorchZip), (".dat", WeightsFormat.TorchSharpDat),
    ];

    /// <summary>The ends of names that tell a format, written small.</summary>
    internal static IEnumerable<string> Extensions => Known.Select(known => known.Extension);

    /// <summary>The format in which a file of this name is written: <c>.pth</c> and <c>.pt</c> are PyTorch's, <c>.dat</c> is TorchSharp's,
    /// and every other name is safetensors. A file that exists is recognised by its content instead.</summary>
    /// <param name="path">The file.</param>
    public static WeightsFormat ByExtension(string path) => Known
        .Where(known => known.Extension.Equals(Path.GetExtension(path), StringComparison.OrdinalIgnoreCase)).Select(known => known.Format)
        .DefaultIfEmpty(WeightsFormat.SafeTensors).First();

    /// <summary>What a file of the format is called in a sentence, and how to get a whole one.</summary>
    internal static (string Name, string Remedy) Describe(this WeightsFormat format) => format switch
    {
        WeightsFormat.SafeTensors => ("safetensors", "save the weights as .safetensors, in PyTorch with safetensors.torch.save_file"),
        WeightsFormat.TorchSharpDat => ("TorchSharp", "save the weights again with Module.save"),
        _ => ("PyTorch", "save the weights again with torch.save(model.state_dict(), path)"),
    };
}
