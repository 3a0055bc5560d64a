namespace DaNetGen;

/// <summary>Group normalisation over <c>[B, C, H, W]</c> (Wu and He, 2018).</summary>
/// <param name="groups">Groups; divides C.</param>
/// <param name="eps">Added to the variance.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GroupNormAttribute(object groups, double eps = 1e-5) : StageAttribute
{
    /// <summary>Groups.</summary>
    public object Groups { get; } = groups;

    /// <summary>Added to the variance.</summary>
    public double Eps { get; } = eps;
}
