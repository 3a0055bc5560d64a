namespace DaNetGen.Checkpoints;

/// <summary>What the keys and shapes of a file say of the network that they were saved from. Output stride, multi-grid, aligned
/// corners and dropout leave no trace in them; the dialect says what is usual for the latter two.</summary>
/// <param name="Depth">The ResNet's depth: 18, 34, 50, 101 or 152; null where the backbone is none of these.</param>
/// <param name="StemChannels">Channels of the stem; 0 where there is none.</param>
/// <param name="DeepStem">Whether the stem has three convolutions.</param>
/// <param name="Classes">Number of classes; null where the file holds no classifier of DANet.</param>
/// <param name="Attention">Whether the head has both attentions.</param>
/// <param name="Aux">Whether the head has its auxiliary classifiers.</param>
public sealed record ImpliedNetwork(int? Depth, int StemChannels, bool DeepStem, int? Classes, bool Attention, bool Aux)
{
    private static readonly (int Depth, bool Bottleneck, int[] Blocks)[] Known =
    [
        (18, false, [2, 2, 2, 2]), (34, false, [3, 4, 6, 3]), (50, true, [3, 4, 6, 3]), (101, true, [3, 4, 23, 3]), (152, true, [3, 8, 36, 3]),
    ];

    /// <summary>Reads the network off a file's keys and shapes.</summary>
    /// <param name="entries">The tensors of the file.</param>
    /// <param name="dialect">Whose keys they have.</param>
    public static ImpliedNetwork Of(IEnumerable<WeightsEntry> entries, Dialect dialect)
    {
        var shapes = new Dictionary<string, IReadOnlyList<long>>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (dialect.ToReference(entry.Key) is { } rule)
                shapes[rule.ToReference(entry.Key)] = entry.Shape;
        }
        int[] blocks = [.. Enumerable.Range(1, 4).Select(layer => Blocks(shapes, layer))];
        var bottleneck = shapes.ContainsKey("model.layer1.0.conv3.weight");
        var depth = Known.Where(known => known.Bottleneck == bottleneck && known.Blocks.SequenceEqual(blocks)).Select(known => (int?)known.Depth).FirstOrDefault();
        return new ImpliedNetwork(
            depth,
            (int)Size(shapes, "model.bn1.weight"),
            shapes.ContainsKey("model.conv1.0.weight"),
            Size(shapes, "head.out.1.weight") is > 0 and var classes ? (int)classes : null,
            shapes.ContainsKey("head.pam.alpha") && shapes.ContainsKey("head.cam.beta"),
            shapes.ContainsKey("head.conv_p3.1.weight") && shapes.ContainsKey("head.conv_c3.1.weight"));
    }

    private static int Blocks(Dictionary<string, IReadOnlyList<long>> shapes, int layer)
    {
        var blocks = 0;
        while (shapes.ContainsKey($"model.layer{layer}.{blocks}.conv1.weight"))
            blocks++;
        return blocks;
    }

    private static long Size(Dictionary<string, IReadOnlyList<long>> shapes, string key) => shapes.TryGetValue(key, out var shape) && shape.Count > 0 ? shape[0] : 0;
}
