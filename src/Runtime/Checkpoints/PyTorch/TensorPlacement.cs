using System.Numerics;

namespace DaNetGen.Checkpoints;

/// <summary>Finds the place of a pickled tensor and checks that it stays within its storage.</summary>
internal static class TensorPlacement
{
    /// <summary>The tensor's place in the file.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="tensor">The tensor, of which nothing is checked yet.</param>
    /// <param name="place">Where a storage begins in the file.</param>
    /// <exception cref="WeightsFault">Its shape, strides or offset are impossible.</exception>
    public static StoredTensor Place(string key, PickledTensor tensor, Func<PickledStorage, long> place)
    {
        var elements = Extent.Elements(tensor.Shape);
        var (storage, strides) = (tensor.Storage, tensor.Strides);
        if (strides.Count != tensor.Shape.Count || tensor.Offset < 0 || strides.Any(stride => stride < 0))
            throw WeightsFault.Malformed($"the strides or the offset of {WeightsFault.Plain(key)} are impossible");
        if (elements == 0)
            return new StoredTensor(key, storage.Type, tensor.Shape, 0);
        var begin = place(storage);
        // The last element's place may be far beyond 64 bits.
        var last = tensor.Shape.Zip(strides, (size, stride) => new BigInteger(size - 1) * stride).Aggregate(new BigInteger(tensor.Offset), BigInteger.Add);
        if (last >= storage.Elements)
            throw WeightsFault.Malformed($"{WeightsFault.Plain(key)} reaches beyond its storage of {storage.Elements} elements");
        return new StoredTensor(key, storage.Type, tensor.Shape, begin + tensor.Offset * ElementTypes.SizeOf(storage.Type), InOrder(tensor) ? null : strides);
    }

    // The stride of a dimension of one element is never used.
    private static bool InOrder(PickledTensor tensor) =>
        Extent.RowMajor(tensor.Shape).Select((step, dimension) => tensor.Shape[dimension] == 1 || tensor.Strides[dimension] == step).All(fits => fits);
}
