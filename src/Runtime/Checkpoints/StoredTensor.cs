using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Where a tensor lies in its file.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Type">Its element type.</param>
/// <param name="Shape">Its shape; empty for a scalar.</param>
/// <param name="Begin">The place of its first element in the file, in bytes.</param>
/// <param name="Strides">The steps along each dimension, in elements; null where the values lie in the order of the shape.</param>
internal sealed record StoredTensor(string Key, ScalarType Type, IReadOnlyList<long> Shape, long Begin, IReadOnlyList<long>? Strides = null)
{
    /// <summary>Bytes of the tensor once it is read.</summary>
    public long Bytes => Extent.Bytes(Shape, Type);
}
