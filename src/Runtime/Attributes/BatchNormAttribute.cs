namespace DaNetGen;

/// <summary>Batch normalisation over <c>[B, C, H, W]</c> (Ioffe and Szegedy, 2015).</summary>
/// <param name="momentum">Weight of the new batch in the running statistics.</param>
/// <param name="eps">Added to the variance.</param>
/// <param name="frozen">Normalises by the running statistics in training too, with weights that take no gradient.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BatchNormAttribute(double momentum = 0.1, double eps = 1e-5, bool frozen = false) : StageAttribute
{
    /// <summary>Weight of the new batch in the running statistics.</summary>
    public double Momentum { get; } = momentum;

    /// <summary>Added to the variance.</summary>
    public double Eps { get; } = eps;

    /// <summary>Normalises by the running statistics in training too, with weights that take no gradient.</summary>
    public bool Frozen { get; } = frozen;
}
