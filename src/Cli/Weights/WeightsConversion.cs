using DaNetGen.Checkpoints;
using DaNetGen.Cli.Catalog;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Weights;

/// <summary>Turns a file of weights into another format and another dialect.</summary>
internal static class WeightsConversion
{
    /// <summary>Converts, and tells what became of the tensors.</summary>
    /// <param name="source">The file.</param>
    /// <param name="target">Where the new one goes; its extension gives the format.</param>
    /// <param name="dialect">Whose keys the new one has; null leaves the keys as they are.</param>
    /// <param name="describe">The network that a file describes, for <c>danet eval</c> and <c>predict</c>; null where it describes none.</param>
    /// <returns>A line.</returns>
    /// <exception cref="CheckpointException">The file is missing or damaged, has keys without a place in the dialect, or the new one cannot be written.</exception>
    public static string Convert(string source, string target, Dialect? dialect, Func<ImpliedNetwork, Dialect, TrainedModel?> describe)
    {
        using var scope = NewDisposeScope();
        using var file = WeightsFile.Open(source);
        Dialect from = Dialect.Recognise([.. file.Entries.Select(entry => entry.Key)]);
        (string, Tensor)[] tensors = dialect is null || dialect == from
            ? [.. file.Entries.Select(entry => (entry.Key, Read(entry.Key)))]
            : [.. Translation.Between(file.Entries, Read, source, from, dialect)];
        WeightsFormat format = WeightsFormats.ByExtension(target);
        WeightsFile.Write(target, tensors, format, Metadata(file, format, from, dialect ?? from, describe));
        string left = file.Entries.Count == tensors.Length ? "" : $"; {file.Entries.Count - tensors.Length} tensors have no place there and were left out";
        return $"{target}: {NetworkNames.Format(format)}, {tensors.Length} tensors under the keys of {(dialect ?? from).Description}{left}";

        Tensor Read(string key)
        {
            Tensor tensor = file.Read(key);
            scope.Attach(tensor);
            return tensor;
        }
    }

    /// <summary>The file's own free text; where it does not say which network it holds and its shapes do, that too.</summary>
    private static IReadOnlyDictionary<string, string>? Metadata(
        WeightsFile file, WeightsFormat format, Dialect from, Dialect to, Func<ImpliedNetwork, Dialect, TrainedModel?> describe)
    {
        if (format == WeightsFormat.TorchSharpDat) return null;
        bool silent = to == Dialect.Reference && !TrainedModelMetadata.Describes(file.Metadata);
        return silent && describe(ImpliedNetwork.Of(file.Entries, from), from) is { } model
            ? file.Metadata.Concat(TrainedModelMetadata.Write(model)).ToDictionary(pair => pair.Key, pair => pair.Value)
            : file.Metadata;
    }
}
