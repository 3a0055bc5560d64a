namespace DaNetGen.Generator.Checkpoints;

/// <summary>A checkpoint in a network's own words, as the runtime's <c>LoadPlan</c> takes it when it loads one.</summary>
/// <param name="Tensors">The tensors that concern the network, by its keys; a key that two tensors claim is the first's.</param>
/// <param name="Unexpected">Those that the network cannot have.</param>
/// <param name="Asked">Whether the file is to hold one of the network's keys at all: one of a backbone holds no head.</param>
internal sealed record FileView(
    IReadOnlyDictionary<string, CheckpointTensor> Tensors, IReadOnlyList<CheckpointTensor> Unexpected, Func<string, bool> Asked)
{
    /// <summary>Before the keys of a backbone in the reference network, which those of a network that is one itself lack.</summary>
    private const string Backbone = "model.";

    private static readonly string[] BackboneParts = ["conv1.", "bn1.", "layer1.", "layer2.", "layer3.", "layer4."];

    public static FileView Of(CheckpointHeader header, NetworkWeights network)
    {
        var keys = network.Weights.Select(w => w.Key).Concat(network.Open).ToList();
        var isBackbone = keys.TrueForAll(key => BackboneParts.Any(part => key.StartsWith(part, StringComparison.Ordinal)));
        var isKnown = isBackbone || keys.Exists(key => key.StartsWith(Backbone, StringComparison.Ordinal));
        var (tensors, unexpected) = (new Dictionary<string, CheckpointTensor>(StringComparer.Ordinal), new List<CheckpointTensor>());
        foreach (var tensor in header.Tensors)
        {
            // What the dialect's networks have and the reference has not, has no key there, and is passed over.
            var key = isKnown ? tensor.Role == TensorRole.Unknown ? null : tensor.Reference : tensor.Key;
            var own = !isBackbone || key is null ? key : key.StartsWith(Backbone, StringComparison.Ordinal) ? key.Substring(Backbone.Length) : "";
            if (own is null || (own.Length > 0 && tensors.ContainsKey(own)))
            {
                unexpected.Add(tensor);
            }
            else if (own.Length > 0)
            {
                tensors.Add(own, tensor);
            }
        }

        return new FileView(
            tensors, unexpected, key => !isKnown || !header.IsBackbone || isBackbone || key.StartsWith(Backbone, StringComparison.Ordinal));
    }
}
