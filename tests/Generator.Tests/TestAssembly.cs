using System.Runtime.CompilerServices;
using TorchSharp;

// Networks run in this process, and the culture is the thread's.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace DaNetGen.Generator.Tests;

internal static class TestAssembly
{
    [ModuleInitializer]
    internal static void Load()
    {
        NativeBackend.Load();

        // Tensors are small here: further threads would only wait for one another.
        torch.set_num_threads(1);

        // A snapshot that is missing is a failure; SNAPSHOOTER_STRICT_MODE=off writes new ones.
        if (Environment.GetEnvironmentVariable("SNAPSHOOTER_STRICT_MODE") is null)
            Environment.SetEnvironmentVariable("SNAPSHOOTER_STRICT_MODE", "on");
    }
}
