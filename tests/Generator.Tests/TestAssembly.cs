using System.Runtime.CompilerServices;

// Networks run in this process, and the culture is the thread's.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace DaNetGen.Generator.Tests;

internal static class TestAssembly
{
    [ModuleInitializer]
    internal static void Load()
    {
        NativeBackend.Load();

        // A snapshot that is missing is a failure; SNAPSHOOTER_STRICT_MODE=off writes new ones.
        if (Environment.GetEnvironmentVariable("SNAPSHOOTER_STRICT_MODE") is null)
            Environment.SetEnvironmentVariable("SNAPSHOOTER_STRICT_MODE", "on");
    }
}
