using System.Text.Json;
using System.Text.Json.Serialization;
using DaNetGen.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>
/// Saves an unfinished training and opens it again: one file with the network, the optimiser's memory, the state of torch's random
/// numbers and the place in the schedule, so that all of them are of one moment.
/// </summary>
internal static class TrainingStateFile
{
    private const string NetworkPrefix = "network.", OptimiserPrefix = "optimiser.", RandomKey = "random", TextKey = "danet.training";

    // A loss is not a number before the first step.
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Writes the file; an earlier one stays whole until the new one is.</summary>
    /// <exception cref="CheckpointException">It cannot be written.</exception>
    public static void Save(string path, TrainingState state, Network network, Optimiser optimiser)
    {
        using var scope = NewDisposeScope();
        using torch.Generator random = torch.Generator.Default;
        IEnumerable<(string, Tensor)> tensors =
        [
            .. network.state_dict().Select(entry => (NetworkPrefix + entry.Key, entry.Value)),
            .. optimiser.Memory().Select(entry => (OptimiserPrefix + entry.Key, entry.Value)),
            (RandomKey, random.get_state()),
        ];
        SafeTensors.Write(path, tensors, new Dictionary<string, string> { [TextKey] = JsonSerializer.Serialize(state, Json) });
    }

    /// <summary>Takes up a training: fills the network, the optimiser and torch's random numbers.</summary>
    /// <exception cref="CheckpointException">The file is damaged.</exception>
    /// <exception cref="UserError">It is no training's state, or another network's.</exception>
    public static TrainingState Load(string path, Network network, Optimiser optimiser)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        (IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> texts) = SafeTensors.Read(path);
        foreach (Tensor tensor in tensors.Values) tensor.MoveToOuterDisposeScope();
        try
        {
            TrainingState state = JsonSerializer.Deserialize<TrainingState>(texts[TextKey], Json)!;
            foreach ((string key, Tensor value) in network.state_dict()) value.copy_(tensors[NetworkPrefix + key]);
            optimiser.Remember(tensors.Where(t => t.Key.StartsWith(OptimiserPrefix, StringComparison.Ordinal))
                .ToDictionary(t => t.Key[OptimiserPrefix.Length..], t => t.Value));
            using torch.Generator random = torch.Generator.Default;
            random.set_state(tensors[RandomKey]);
            return state;
        }
        catch (Exception problem) when (problem is KeyNotFoundException or JsonException)
        {
            throw new UserError($"{path} does not hold the state of this training; start it again with --overwrite.", problem);
        }
        finally
        {
            foreach (Tensor tensor in tensors.Values) tensor.Dispose();
        }
    }
}
