using static TorchSharp.torch;

namespace DaNetGen.Tests;

/// <summary>Counts tensors without those that only wait for their finalizer, which would go at any moment of a test.</summary>
public static class LiveTensors
{
    public static long Count()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Tensor.TotalCount;
    }
}
