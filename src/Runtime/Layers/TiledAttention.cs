using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>Attention with never more than a tile of its map in memory, exact (Rabe and Staats 2021,
/// <a href="https://arxiv.org/abs/2112.05682">Self-attention Does Not Need O(n^2) Memory</a>). The backward pass makes each tile
/// again from the logarithm of its softmax's sum, as FlashAttention does (Dao et al. 2022,
/// <a href="https://arxiv.org/abs/2205.14135">arXiv:2205.14135</a>).</summary>
internal static class TiledAttention
{
    // Most rows of the map made at a time, and most of its elements. Tiles beyond 32 MiB would be mapped and unmapped by the C
    // allocator one by one, which takes several times as long as the arithmetic.
    private const int TileRows = 256, TileElements = 1 << 21;

    /// <summary>What every pixel gathers: <c>[B, c, N], [B, c, N], [B, C, N] -> [B, C, N]</c>.</summary>
    /// <param name="query">The queries.</param>
    /// <param name="key">The keys.</param>
    /// <param name="value">The values.</param>
    /// <param name="logSums">Takes the logarithms of the sums that the softmax divides by, <c>[B, 1, N]</c>.</param>
    public static Tensor Gather(Tensor query, Tensor key, Tensor value, Tensor? logSums = null)
    {
        using var wideQuery = AttentionMap.Wide(query);
        using var wideKey = AttentionMap.Wide(key);
        var result = empty_like(value);
        foreach (var (start, count) in Tiles(value))
        {
            using var tile = wideQuery.narrow(2, start, count);
            using var sums = logSums?.narrow(2, start, count);
            using var gathered = AttentionMap.Gather(tile, wideKey, value, sums);
            Write(result, start, gathered);
        }
        return result;
    }

    /// <summary>The gradients of query, key and value; null where none is asked for. A tile holds what all queries give to some of the
    /// keys, so that the gradients of keys and values come out whole, and only the small one of the queries is a sum over tiles.</summary>
    /// <param name="query">The queries, <c>[B, c, N]</c>.</param>
    /// <param name="key">The keys, <c>[B, c, N]</c>.</param>
    /// <param name="value">The values, <c>[B, C, N]</c>.</param>
    /// <param name="gathered">What <see cref="Gather"/> gave.</param>
    /// <param name="logSums">The logarithms of the sums that it told.</param>
    /// <param name="gradient">The gradient of what was gathered.</param>
    /// <param name="needs">Which gradients to make.</param>
    public static (Tensor? Query, Tensor? Key, Tensor? Value) Gradients(
        Tensor query, Tensor key, Tensor value, Tensor gathered, Tensor logSums, Tensor gradient, (bool Query, bool Key, bool Value) needs)
    {
        var needsMap = needs.Query || needs.Key;
        using var wideQuery = AttentionMap.Wide(query);
        using var wideKey = AttentionMap.Wide(key);
        using var offset = needsMap ? Offset(gathered, gradient) : null;
        using var queryGradient = needs.Query ? zeros_like(wideQuery) : null;
        var keyGradient = needs.Key ? empty_like(key) : null;
        var valueGradient = needs.Value ? empty_like(value) : null;
        foreach (var (start, count) in Tiles(value))
        {
            using var keyTile = wideKey.narrow(2, start, count);
            using var keyRows = keyTile.transpose(1, 2);
            using var map = keyRows.bmm(wideQuery);
            map.sub_(logSums).exp_();
            if (valueGradient is not null)
            {
                using var narrow = map.to(gradient.dtype);
                using var columns = narrow.transpose(1, 2);
                using var part = gradient.bmm(columns);
                Write(valueGradient, start, part);
            }
            if (offset is null)
                continue;
            using var valueTile = value.narrow(2, start, count);
            using var valueRows = valueTile.transpose(1, 2);
            using var mapGradient = valueRows.bmm(gradient);
            using var energyGradient = AttentionMap.Wide(mapGradient);
            mapGradient.Dispose();
            energyGradient.sub_(offset).mul_(map);
            map.Dispose();
            if (keyGradient is not null)
            {
                using var columns = energyGradient.transpose(1, 2);
                using var part = wideQuery.bmm(columns);
                Write(keyGradient, start, part);
            }
            if (queryGradient is not null)
            {
                using var part = keyTile.bmm(energyGradient);
                queryGradient.add_(part, Scalars.One);
            }
        }
        return (queryGradient?.to(query.dtype), keyGradient, valueGradient);
    }

    /// <summary>What the softmax's gradient subtracts from each query's: the sum of the map's gradient weighted with the map, which is
    /// that of the gathered features with their gradient. <c>[B, 1, N]</c>.</summary>
    private static Tensor Offset(Tensor gathered, Tensor gradient)
    {
        using var wide = AttentionMap.Wide(gathered);
        using var product = wide.mul(gradient);
        return product.sum(1, keepdim: true);
    }

    private static IEnumerable<(long Start, long Count)> Tiles(Tensor value)
    {
        var pixels = value.size(2);
        var rows = Math.Clamp(TileElements / (value.size(0) * pixels), 1, TileRows);
        for (long start = 0; start < pixels; start += rows)
            yield return (start, Math.Min(rows, pixels - start));
    }

    private static void Write(Tensor whole, long start, Tensor part)
    {
        using var place = whole.narrow(2, start, part.size(2));
        place.copy_(part);
    }
}
