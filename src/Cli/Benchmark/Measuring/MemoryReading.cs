namespace DaNetGen.Cli.Benchmark.Measuring;

/// <summary>The memory of a process that did nothing but open a variant and run it once.</summary>
/// <param name="Start">Bytes that it had with .NET and libtorch loaded, before it opened the variant.</param>
/// <param name="Peak">The most bytes that it had at once.</param>
internal sealed record MemoryReading(long Start, long Peak)
{
    /// <summary>What the network itself took: weights, values, whatever is kept beside them.</summary>
    public long OfNetwork => Peak - Start;
}
