namespace DaNetGen;

/// <summary>Joins two or more values along one dimension; the others are equal.</summary>
/// <param name="dim">The dimension; 1, the channels, by default.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConcatAttribute(int dim = 1) : StageAttribute
{
    /// <summary>The dimension.</summary>
    public int Dim { get; } = dim;
}
