namespace DaNetGen;

/// <summary>How a network is compiled.</summary>
public sealed record CompileOptions
{
    /// <summary>All outputs, in single precision.</summary>
    public static CompileOptions Default { get; } = new();

    /// <summary>The numbers that it computes with; <see cref="Precision.Fp32"/> by default.</summary>
    public Precision Precision { get; init; }

    /// <summary>
    /// The outputs that are computed, by their declared names; null, the default, for all. What none of these needs is left out: with the
    /// fused output of a DANet alone, its auxiliary classifiers do not run.
    /// </summary>
    public IReadOnlyList<string>? Outputs { get; init; }
}
