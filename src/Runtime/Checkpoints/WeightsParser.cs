namespace DaNetGen.Checkpoints;

/// <summary>Recognises a file's format and reads what it says of its tensors.</summary>
internal static class WeightsParser
{
    /// <summary>What DataParallel puts before the key of every tensor.</summary>
    public const string DataParallelPrefix = "module.";

    /// <summary>The format by the content. What starts like none is taken for safetensors, whose parser says what is wrong.</summary>
    public static WeightsFormat Recognise(MappedFile file) =>
        SafeTensorsParser.Recognises(file) ? WeightsFormat.SafeTensors
        : ZipDirectory.Recognises(file) ? WeightsFormat.PyTorchZip
        : DatParser.Recognises(file) ? WeightsFormat.TorchSharpDat
        : PyTorchLegacyParser.Recognises(file) ? WeightsFormat.PyTorchLegacy
        : WeightsFormat.SafeTensors;

    /// <summary>Reads and checks everything but the values.</summary>
    /// <exception cref="WeightsFault">The file is damaged, cut short, no file of weights or a hostile one.</exception>
    public static WeightsContent Read(MappedFile file, WeightsFormat format)
    {
        if (PyTorchLegacyParser.IsTar(file))
            throw WeightsFault.Refused("it is a tar, as PyTorch before 0.1.2 wrote; load and save it again with a newer PyTorch");
        var content = format switch
        {
            WeightsFormat.PyTorchZip => PyTorchZipParser.Read(file),
            WeightsFormat.PyTorchLegacy => PyTorchLegacyParser.Read(file),
            WeightsFormat.TorchSharpDat => DatParser.Read(file),
            _ => SafeTensorsParser.Content(SafeTensorsParser.Read(file)),
        };
        WeightsLimits.Check(content.Tensors, file.Length);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tensor in content.Tensors)
        {
            if (!keys.Add(tensor.Key))
                throw WeightsFault.Malformed($"it has two tensors {WeightsFault.Plain(tensor.Key)}");
        }
        return content;
    }

    /// <summary>The keys of a module that was trained in a DataParallel, which puts the same prefix before each, without it.</summary>
    public static WeightsContent WithoutDataParallel(WeightsContent content) =>
        content.Tensors.All(tensor => tensor.Key.StartsWith(DataParallelPrefix, StringComparison.Ordinal))
            ? content with { Tensors = [.. content.Tensors.Select(tensor => tensor with { Key = tensor.Key[DataParallelPrefix.Length..] })] }
            : content;
}
