using System.Runtime.CompilerServices;

// Tests count live tensors and seed the generator, both of which the process shares.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace DaNetGen.Runtime.Tests;

internal static class TestAssembly
{
    // As generated code does in an assembly with networks.
    [ModuleInitializer]
    internal static void Load() => NativeBackend.Load();
}
