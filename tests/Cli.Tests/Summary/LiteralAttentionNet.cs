using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Summary;

/// <summary><see cref="AttentionNet"/> as one writes it after the paper's equations, with the whole map.</summary>
[Network]
internal sealed partial class LiteralAttentionNet
{
    [Conv(512)]
    private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor image);

    [Conv(64)]
    private partial Tensor Query(Tensor features);

    [Conv(64)]
    private partial Tensor Key(Tensor features);

    [Conv(512)]
    private partial Tensor Values(Tensor features);

    [Stage]
    [return: Shape("B", 512, "H", "W")]
    private Tensor Attended(Tensor query, Tensor key, Tensor values, Tensor features)
    {
        using Tensor pixels = query.flatten(2), queries = pixels.transpose(1, 2), keys = key.flatten(2), rows = values.flatten(2);
        using Tensor energy = queries.bmm(keys), map = energy.softmax(-1);
        energy.Dispose();
        using Tensor transposed = map.transpose(1, 2), gathered = rows.bmm(transposed), image = gathered.view_as(features);
        return features.add(image, 0.5);
    }

    [Conv(2), Output]
    private partial Tensor Scores(Tensor attended);
}
