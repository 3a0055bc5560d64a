using System.Runtime.InteropServices;

namespace DaNetGen.Programs;

/// <summary>NVIDIA's driver, which is asked for what TorchSharp does not tell of a GPU. Its functions and their numbers have not changed since CUDA 5.</summary>
internal static class CudaDriver
{
    private const int Success = 0;

    // CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR.
    private const int MajorAttribute = 75;

    /// <summary>The first number of a GPU's compute capability, such as 8 of 8.6; null where there is no driver, or it does not tell.</summary>
    /// <param name="index">Which GPU, counted as CUDA does.</param>
    public static unsafe int? MajorCapability(int index)
    {
        if (!NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out var driver))
            return null;
        if (!NativeLibrary.TryGetExport(driver, "cuInit", out var start)
            || !NativeLibrary.TryGetExport(driver, "cuDeviceGet", out var find)
            || !NativeLibrary.TryGetExport(driver, "cuDeviceGetAttribute", out var ask))
            return null;
        int device, major;
        return ((delegate* unmanaged<uint, int>)start)(0) == Success
            && ((delegate* unmanaged<int*, int, int>)find)(&device, index) == Success
            && ((delegate* unmanaged<int*, int, int, int>)ask)(&major, MajorAttribute, device) == Success
            ? major
            : null;
    }
}
