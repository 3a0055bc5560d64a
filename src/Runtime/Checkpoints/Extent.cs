using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Sizes that a file states, none of which is trusted.</summary>
internal static class Extent
{
    /// <summary>Beyond it libtorch's own iterators give up.</summary>
    public const int MostDimensions = 64;

    /// <summary>Elements of a shape.</summary>
    /// <exception cref="WeightsFault">The shape is impossible.</exception>
    public static long Elements(IReadOnlyList<long> shape)
    {
        if (shape.Count > MostDimensions)
            throw WeightsFault.Malformed($"a tensor has {shape.Count} dimensions");
        if (shape.Any(size => size < 0))
            throw WeightsFault.Malformed("a tensor has a negative size");
        // An empty tensor is empty however large its other sizes are.
        if (shape.Contains(0))
            return 0;
        var elements = 1L;
        foreach (var size in shape)
        {
            if (elements > long.MaxValue / size)
                throw WeightsFault.Malformed("a tensor is larger than any file");
            elements *= size;
        }
        return elements;
    }

    /// <summary>Bytes of a tensor.</summary>
    /// <exception cref="WeightsFault">The shape is impossible.</exception>
    public static long Bytes(IReadOnlyList<long> shape, ScalarType type)
    {
        var elements = Elements(shape);
        var size = ElementTypes.SizeOf(type);
        return elements <= long.MaxValue / size ? elements * size : throw WeightsFault.Malformed("a tensor is larger than any file");
    }

    /// <summary>The steps, in elements, of values in the order of a shape.</summary>
    public static long[] RowMajor(IReadOnlyList<long> shape)
    {
        var strides = new long[shape.Count];
        var step = 1L;
        for (var dimension = shape.Count - 1; dimension >= 0; dimension--)
        {
            strides[dimension] = step;
            step *= Math.Max(shape[dimension], 1);
        }
        return strides;
    }
}
