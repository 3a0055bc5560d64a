using System.Runtime.InteropServices;

namespace DaNetGen.Programs;

/// <summary>The memory that libtorch takes from the C library.</summary>
internal static partial class NativeMemory
{
    /// <summary>
    /// Gives back what the C library keeps of freed memory, where it can be asked: packing weights makes and frees tensors of every size, and glibc would keep
    /// some hundred megabytes of them.
    /// </summary>
    public static void Trim()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = TrimHeap(0);
        }
        catch (EntryPointNotFoundException)
        {
            // musl has no such function and keeps less.
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int TrimHeap(nuint keep);
}
