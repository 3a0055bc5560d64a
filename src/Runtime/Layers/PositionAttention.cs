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
/// <c>conv_c.*</c> and <c>conv_d.*</c>. In inference the attention map is made a few rows at a time once an image has over
/// 1024 pixels: exact, and memory stays flat (a whole map of 128x256 pixels is 4 GiB).</summary>
public sealed class PositionAttention : Layer
{
    /// <summary>Most pixels whose attention map inference makes whole.</summary>
    internal const int WholeMapPixels = 1024;

    // Most rows of the map made at a time, and most of its elements. Tiles beyond 32 MiB would be mapped and unmapped by the C
    // allocator one by one, which takes several times as long as the arithmetic.
    private const int TileRows = 256, TileElements = 1 << 21;

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
        using var queryRows = query.transpose(1, 2);
        // Under autograd every tile's map would be kept, so tiling would save nothing there.
        var pixels = query.size(2);
        using var gathered = pixels > WholeMapPixels && !value.requires_grad && !query.requires_grad && !key.requires_grad
            ? GatherTiled(queryRows, key, value)
            : Gather(queryRows, key, value);
        foreach (var read in new[] { queryRows, query, key, value })
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

    /// <summary><c>D S^T</c> of all the rows given: <c>[B, rows, c], [B, c, N], [B, C, N] -> [B, C, rows]</c>.</summary>
    internal static Tensor Gather(Tensor queryRows, Tensor key, Tensor value)
    {
        using var energy = queryRows.bmm(key);
        using var attention = energy.softmax(-1);
        energy.Dispose();
        using var transposed = attention.transpose(1, 2);
        return value.bmm(transposed);
    }

    /// <summary>The same, with never more than a tile of the map in memory.</summary>
    internal static Tensor GatherTiled(Tensor queryRows, Tensor key, Tensor value)
    {
        var (batch, pixels) = (queryRows.size(0), queryRows.size(1));
        var tileRows = Math.Clamp(TileElements / (batch * pixels), 1, TileRows);
        var result = empty_like(value);
        for (long start = 0; start < pixels; start += tileRows)
        {
            var rows = Math.Min(tileRows, pixels - start);
            using var tile = queryRows.narrow(1, start, rows);
            using var gathered = Gather(tile, key, value);
            using var destination = result.narrow(2, start, rows);
            destination.copy_(gathered);
        }
        return result;
    }

    internal override GraphValue Lower(GraphBuilder graph, GraphValue input)
    {
        var (query, key, value) = (_query.Lower(graph, input), _key.Lower(graph, input), _value.Lower(graph, input));
        var attention = graph.Add(new Softmax(), graph.Add(new PixelEnergies(), query, key));
        return graph.Add(new Add(), graph.Add(new Scale(new Stored(() => _alpha)), graph.Add(new GatherPixels(), attention, value)), input);
    }
}
