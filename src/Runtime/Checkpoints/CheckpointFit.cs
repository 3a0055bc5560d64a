using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Whether a file's tensors are a network's. TorchSharp's own check names no key and broadcasts shapes that differ.</summary>
internal static class CheckpointFit
{
    /// <summary>Counts batches, which nothing reads where a momentum is given; weights saved by early PyTorch lack it, and
    /// PyTorch loads them.</summary>
    private const string Optional = "num_batches_tracked";

    /// <summary>Checks every key, shape and kind of number.</summary>
    /// <exception cref="CheckpointException">Something does not fit; the sentence names the first key of each kind.</exception>
    public static void Check(IReadOnlyList<WeightsEntry> file, IReadOnlyDictionary<string, Tensor> state, string path, string network)
    {
        var entries = file.ToDictionary(entry => entry.Key, StringComparer.Ordinal);
        var missing = state.Keys.Where(key => !entries.ContainsKey(key) && key.Split('.')[^1] != Optional).ToArray();
        var unexpected = file.Select(entry => entry.Key).Where(key => !state.ContainsKey(key)).ToArray();
        if (missing.Length > 0 || unexpected.Length > 0)
        {
            string[] faults = [.. Some(missing, "missing"), .. Some(unexpected, "not in the network")];
            throw new CheckpointException($"'{path}' does not fit {network}: {string.Join(" and ", faults)}; load the weights of this network, or make the network that they were saved from.");
        }
        foreach (var entry in file)
        {
            var own = state[entry.Key];
            if (!own.shape.SequenceEqual(entry.Shape))
                throw new CheckpointException($"'{path}' does not fit {network}: {entry.Key} is {Text(entry.Shape)} in the file and {Text(own.shape)} in the network; make the network with the hyperparameters that the weights were saved from.");
            if (IsFloating(own.dtype) != IsFloating(entry.Type))
                throw new CheckpointException($"'{path}' does not fit {network}: {entry.Key} is {entry.Type} in the file and {own.dtype} in the network; save the weights again in floating point.");
        }
    }

    private static IEnumerable<string> Some(string[] keys, string what) =>
        keys.Length == 0 ? [] : [$"{keys.Length} {(keys.Length == 1 ? "key is" : "keys are")} {what} (e.g. {keys[0]})"];

    private static bool IsFloating(ScalarType type) => type is ScalarType.Float32 or ScalarType.Float64 or ScalarType.Float16 or ScalarType.BFloat16;

    private static string Text(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";
}
