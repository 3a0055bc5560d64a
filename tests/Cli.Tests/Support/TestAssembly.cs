using System.Runtime.CompilerServices;

// Tests count live tensors and seed torch's one generator; two cores gain nothing from running them at once.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace DaNetGen.Cli.Tests.Support;

internal static class TestAssembly
{
    [ModuleInitializer]
    internal static void Start() => Cli.Commands.TorchSetup.Start(threads: 2);
}
