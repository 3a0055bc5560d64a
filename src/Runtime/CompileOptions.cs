using DaNetGen.Passes;

namespace DaNetGen;

/// <summary>How a network is compiled.</summary>
public sealed record CompileOptions
{
    /// <summary>All outputs, in single precision.</summary>
    public static CompileOptions Default { get; } = new();

    /// <summary>The numbers that it computes with; <see cref="Precision.Fp32"/> by default. One that the network's device would have to imitate is refused.</summary>
    public Precision Precision { get; init; }

    /// <summary>
    /// Whether the program is made of PyTorch's public operators alone; false by default. It is so in any case where libtorch's internal, faster
    /// ones are not known to be there: on another system than Linux, without AVX2, with another version of TorchSharp.
    /// </summary>
    public bool IsPortable { get; init; }

    /// <summary>
    /// The outputs that are computed, by their declared names; null, the default, for all. What none of these needs is left out: with the
    /// fused output of a DANet alone, its auxiliary classifiers do not run.
    /// </summary>
    public IReadOnlyList<string>? Outputs { get; init; }

    /// <summary>The passes over the graph, for tests to leave some out.</summary>
    internal IReadOnlyList<Pass> Passes { get; init; } = Pass.All;
}
