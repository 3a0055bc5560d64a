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
    /// <param name="described">An option that changes that description, for a refusal where none is written; null for none.</param>
    /// <returns>A line.</returns>
    /// <exception cref="UserError">The target's ending tells no format, or <paramref name="described"/> has nothing to change.</exception>
    /// <exception cref="CheckpointException">The file is missing or damaged, has keys without a place in the dialect, or the new one cannot be written.</exception>
    public static string Convert(string source, string target, Dialect? dialect, Func<ImpliedNetwork, Dialect, TrainedModel?> describe, string? described = null)
    {
        if (!WeightsFormats.Extensions.Contains(Path.GetExtension(target), StringComparer.OrdinalIgnoreCase))
            throw new UserError($"{target} ends in none of {string.Join(", ", WeightsFormats.Extensions)}, which tell the format; name it so.");
        using var scope = NewDisposeScope();
        using var file = WeightsFile.Open(source);
        Dialect from = Dialect.Recognise([.. file.Entries.Select(entry => entry.Key)]);
        (string, Tensor)[] tensors = dialect is null || dialect == from
            ? [.. file.Entries.Select(entry => (entry.Key, Read(entry.Key)))]
            : [.. Translation.Between(file.Entries, Read, source, from, dialect)];
        WeightsFormat format = WeightsFormats.ByExtension(target);
        TrainedModel? model = Describes(file, format, dialect ?? from) ? describe(ImpliedNetwork.Of(file.Entries, from), from) : null;
        if (model is null && described is not null)
            throw new UserError($"{described} is for a file that says for `danet eval` which DANet it holds, and this one would not: that needs --dialect reference, "
                + ".safetensors or .pth, and a DANet that does not say it already; leave it out.");
        WeightsFile.Write(target, tensors, format, format == WeightsFormat.TorchSharpDat ? null : Metadata(file, model));
        string left = file.Entries.Count == tensors.Length ? "" : $"; {file.Entries.Count - tensors.Length} tensors have no place there and were left out";
        return $"{target}: {NetworkNames.Format(format)}, {tensors.Length} tensors under the keys of {(dialect ?? from).Description}{left}";

        Tensor Read(string key)
        {
            Tensor tensor = file.Read(key);
            scope.Attach(tensor);
            return tensor;
        }
    }

    /// <summary>Whether the new file is to say which network it holds: where it can, and the old one does not.</summary>
    private static bool Describes(WeightsFile file, WeightsFormat format, Dialect to) =>
        format != WeightsFormat.TorchSharpDat && to == Dialect.Reference && !TrainedModelMetadata.Describes(file.Metadata);

    /// <summary>The file's own free text, and the model.</summary>
    private static IReadOnlyDictionary<string, string> Metadata(WeightsFile file, TrainedModel? model) => model is null
        ? file.Metadata
        : file.Metadata.Concat(TrainedModelMetadata.Write(model)).ToDictionary(pair => pair.Key, pair => pair.Value);
}
