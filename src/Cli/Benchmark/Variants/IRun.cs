namespace DaNetGen.Cli.Benchmark.Variants;

/// <summary>A network that is ready to run.</summary>
internal interface IRun : IDisposable
{
    /// <summary>Runs it once, without gradients, from the image to every output that is wanted.</summary>
    void Run();
}
