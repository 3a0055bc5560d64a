using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Graphs.Weights;
using TorchSharp;
using TorchSharp.Utils;
using Parameter = TorchSharp.Modules.Parameter;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>Position attention (DANet, Fu et al. 2019, equations 1 and 2): every pixel gathers from every other,
/// <c>E = alpha * D S^T + A</c>; alpha starts at 0. <c>[B, C, H, W] -> [B, C, H, W]</c>. Keys <c>alpha</c>, <c>conv_b.*</c>,
/// <c>conv_c.*</c> and <c>conv_d.*</c>. Energies and softmax are in single precision at least.</summary>
/// <remarks>Once an image has over 1024 pixels the attention map is made a tile at a time, exact and with flat memory: a whole map of
/// 128x256 pixels is 4 GiB. Training keeps the three convolutions' results, the gathered features and the logarithm of each row's sum,
/// and makes the tiles again in the backward pass (Rabe and Staats 2021,
/// <a href="https://arxiv.org/abs/2112.05682">Self-attention Does Not Need O(n^2) Memory</a>; Dao et al. 2022,
/// <a href="https://arxiv.org/abs/2205.14135">FlashAttention</a>). Of smaller images the whole map is kept, which is faster.</remarks>
public sealed class PositionAttention : Layer
{
    /// <summary>Most pixels whose attention map is made whole.</summary>
    internal const int WholeMapPixels = 1024;

    [ComponentName(Name = "alpha")] private Parameter _alpha;
    private readonly Conv2d _query, _key, _value;

    /// <summary>Makes the attention.</summary>
    /// <param name="channels">Channels.</param>
    /// <param name="reduction">Divides the channels of the query and the key.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive, or <paramref name="reduction"/> leaves no channel.</exception>
    public PositionAttention(int channels, int reduction = 8) : base(nameof(PositionAttention))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(reduction);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reduction, channels);
        _alpha = Own("alpha", zeros(1));
        _query = Child("conv_b", new Conv2d(channels, channels / reduction));
        _key = Child("conv_c", new Conv2d(channels, channels / reduction));
        _value = Child("conv_d", new Conv2d(channels, channels));
    }

    /// <summary>The weight of the gathered features, <c>[1]</c>.</summary>
    public Parameter Alpha => _alpha;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var query = Pixels(_query, input);
        using var key = Pixels(_key, input);
        using var value = Pixels(_value, input);
        using var gathered = Gather(query, key, value);
        foreach (var read in new[] { query, key, value })
            read.Dispose();
        using var image = gathered.view(input.size(0), input.size(1), input.size(2), input.size(3));
        return input.addcmul(_alpha, image, Scalars.One);
    }

    /// <summary><c>[B, C, H, W]</c> convolved to <c>[B, channels, H W]</c>.</summary>
    private static Tensor Pixels(Conv2d convolution, Tensor input)
    {
        using var image = convolution.call(input);
        return image.flatten(2);
    }

    /// <summary>What every pixel gathers: <c>[B, c, N], [B, c, N], [B, C, N] -> [B, C, N]</c>.</summary>
    internal static Tensor Gather(Tensor query, Tensor key, Tensor value)
    {
        if (value.size(2) <= WholeMapPixels)
            return GatherWhole(query, key, value);
        return is_grad_enabled() && (query.requires_grad || key.requires_grad || value.requires_grad)
            ? AttentionFunction.Gather(query, key, value)
            : TiledAttention.Gather(query, key, value);
    }

    /// <summary>The same by way of the whole map.</summary>
    internal static Tensor GatherWhole(Tensor query, Tensor key, Tensor value)
    {
        using var wideQuery = AttentionMap.Wide(query);
        using var wideKey = AttentionMap.Wide(key);
        return AttentionMap.Gather(wideQuery, wideKey, value);
    }

    internal override GraphValue Lower(GraphBuilder graph, GraphValue input)
    {
        var (query, key, value) = (_query.Lower(graph, input), _key.Lower(graph, input), _value.Lower(graph, input));
        var attention = graph.Add(new Softmax(), graph.Add(new PixelEnergies(), query, key));
        return graph.Add(new Add(), graph.Add(new Scale(new Stored(() => _alpha)), graph.Add(new GatherPixels(), attention, value)), input);
    }
}
