namespace DaNetGen.Cli.Benchmark.Variants;

/// <summary>The network compiled to PyTorch's public operators alone, as it runs where libtorch's internal ones are not known.</summary>
internal sealed class PortableVariant : CompiledVariant
{
    /// <inheritdoc/>
    public override string Name => "compiled, portable";

    /// <inheritdoc/>
    protected override bool IsPortable => true;
}
