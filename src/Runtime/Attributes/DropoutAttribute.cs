namespace DaNetGen;

/// <summary>Drops elements in training and scales the others by <c>1 / (1 - p)</c>.</summary>
/// <param name="p">Probability of dropping; 0.5 by default.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DropoutAttribute(object? p = null) : StageAttribute
{
    /// <summary>Probability of dropping.</summary>
    public object? P { get; } = p;
}
