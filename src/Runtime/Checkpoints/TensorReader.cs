using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Copies a tensor out of a mapped file.</summary>
internal static unsafe class TensorReader
{
    /// <summary>Reads a tensor whose place has been checked.</summary>
    /// <returns>A contiguous tensor on the CPU, in no dispose scope.</returns>
    public static Tensor Read(MappedFile file, StoredTensor stored)
    {
        var tensor = empty([.. stored.Shape], stored.Type, CPU).DetachFromDisposeScope();
        var bytes = stored.Bytes;
        if (bytes == 0)
            return tensor;
        var target = TensorMemory.Pointer(tensor);
        if (stored.Strides is { } strides)
            Gather(file.Pointer(stored.Begin, 0), target, stored.Shape, strides, ElementTypes.SizeOf(stored.Type));
        else
            Buffer.MemoryCopy(file.Pointer(stored.Begin, bytes), target, bytes, bytes);
        return tensor;
    }

    private static void Gather(byte* source, byte* target, IReadOnlyList<long> shape, IReadOnlyList<long> strides, int size)
    {
        switch (size)
        {
            case 1: Gather(source, target, shape, strides); break;
            case 2: Gather((ushort*)source, (ushort*)target, shape, strides); break;
            case 4: Gather((uint*)source, (uint*)target, shape, strides); break;
            default: Gather((ulong*)source, (ulong*)target, shape, strides); break;
        }
    }

    /// <summary>Copies row by row: <c>index</c> counts through all dimensions but the last, as an odometer.</summary>
    private static void Gather<T>(T* source, T* target, IReadOnlyList<long> shape, IReadOnlyList<long> strides)
        where T : unmanaged
    {
        var last = shape.Count - 1;
        var (columns, step) = last < 0 ? (1, 1) : (shape[last], strides[last]);
        Span<long> index = stackalloc long[Math.Max(last, 0)];
        while (true)
        {
            for (var column = 0L; column < columns; column++)
                *target++ = source[column * step];
            var dimension = last - 1;
            while (dimension >= 0 && index[dimension] == shape[dimension] - 1)
            {
                source -= strides[dimension] * index[dimension];
                index[dimension--] = 0;
            }
            if (dimension < 0)
                return;
            index[dimension]++;
            source += strides[dimension];
        }
    }
}
