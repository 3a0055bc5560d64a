using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>
/// The memory of a single-precision tensor seen as elements of another type. TorchSharp has no call for it (PyTorch's
/// <c>view(dtype)</c>), but its native library makes a tensor over any memory.
/// </summary>
internal static unsafe class NativeView
{
    private const int NoIndex = -1;

    // Memory, what frees it, sizes, their count, the memory's type, the tensor's type, device, its index, whether it takes a gradient.
    private static readonly delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, void>, long*, int, sbyte, sbyte, int, int, byte, nint> NewTensor =
        (delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, void>, long*, int, sbyte, sbyte, int, int, byte, nint>)
        NativeLibrary.GetExport(NativeLibrary.Load("LibTorchSharp", typeof(torch).Assembly, null), "THSTensor_new");

    /// <summary>All elements in a row. The view owns nothing: it must not be read after the tensor is gone.</summary>
    /// <param name="tensor">A contiguous tensor of single precision in the processor's memory.</param>
    /// <param name="type">The type to see.</param>
    /// <param name="count">How many elements of that type the memory holds.</param>
    public static Tensor Of(Tensor tensor, ScalarType type, long count)
    {
        using Storage<float> storage = tensor.storage<float>();
        nint memory = storage.data_ptr() + (nint)(tensor.storage_offset() * sizeof(float));
        nint handle = NewTensor(memory, &LeaveMemory, &count, 1, (sbyte)type, (sbyte)type, (int)DeviceType.CPU, NoIndex, 0);
        return handle == 0
            ? throw new InvalidOperationException($"TorchSharp's native library made no view of {count} elements of {type}.")
            : Tensor.UnsafeCreateTensor(handle);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void LeaveMemory(nint memory)
    {
    }
}
