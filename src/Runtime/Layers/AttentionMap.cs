using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>What a map of attention does: <c>S = softmax(Q^T K)</c> over the keys, and <c>V S^T</c>. Sums over channels pass the
/// range and the precision of half types, so energies and softmax are in single precision at least.</summary>
internal static class AttentionMap
{
    /// <summary>What all the queries given gather: <c>[B, c, rows], [B, c, N], [B, C, N] -> [B, C, rows]</c>.</summary>
    /// <param name="query">The queries, in single precision at least.</param>
    /// <param name="key">The keys, as the queries.</param>
    /// <param name="value">The values.</param>
    /// <param name="logSums">Takes the logarithms of the sums that the softmax divides by, <c>[B, 1, rows]</c>.</param>
    public static Tensor Gather(Tensor query, Tensor key, Tensor value, Tensor? logSums = null)
    {
        using var queryRows = query.transpose(1, 2);
        using var energy = queryRows.bmm(key);
        using var map = energy.softmax(-1);
        if (logSums is not null)
            WriteLogSums(energy, map, logSums);
        energy.Dispose();
        using var narrow = map.to(value.dtype);
        map.Dispose();
        using var transposed = narrow.transpose(1, 2);
        return value.bmm(transposed);
    }

    /// <summary>The gradients of query, key and value, <c>[B, c, N], [B, c, N], [B, C, N]</c>, by steps that autograd can follow.</summary>
    public static (Tensor Query, Tensor Key, Tensor Value) Gradients(Tensor query, Tensor key, Tensor value, Tensor gradient)
    {
        using var scope = NewDisposeScope();
        var (wideQuery, wideKey, wideValue, wideGradient) = (Wide(query), Wide(key), Wide(value), Wide(gradient));
        var map = wideQuery.transpose(1, 2).bmm(wideKey).softmax(-1);
        var mapGradient = wideGradient.transpose(1, 2).bmm(wideValue);
        var energyGradient = map * (mapGradient - (map * mapGradient).sum(-1, keepdim: true));
        return scope.MoveToOuter(
            wideKey.bmm(energyGradient.transpose(1, 2)).to(query.dtype),
            wideQuery.bmm(energyGradient).to(key.dtype),
            wideGradient.bmm(map).to(value.dtype));
    }

    /// <summary>The tensor itself or, of a half type, in single precision.</summary>
    public static Tensor Wide(Tensor tensor) => tensor.to(WideType(tensor));

    /// <summary>The type in which energies are computed.</summary>
    public static ScalarType WideType(Tensor tensor) =>
        tensor.dtype is ScalarType.Float16 or ScalarType.BFloat16 ? ScalarType.Float32 : tensor.dtype;

    // At a row's largest element, max(e) - log(sum) = log(max(s)): two passes where logsumexp takes five.
    private static void WriteLogSums(Tensor energy, Tensor map, Tensor logSums)
    {
        using var largestEnergy = energy.amax([-1L]);
        using var largest = map.amax([-1L]);
        using var logarithm = largest.log_();
        using var difference = largestEnergy.sub_(logarithm);
        using var row = difference.unsqueeze(1);
        logSums.copy_(row);
    }
}
