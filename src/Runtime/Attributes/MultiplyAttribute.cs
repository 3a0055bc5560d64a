namespace DaNetGen;

/// <summary>Product of two or more values of equal shape.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MultiplyAttribute : StageAttribute
{
    /// <summary>Lets a dimension of 1 stretch to the other's size, as the gate of squeeze and excitation does.</summary>
    public bool Broadcast { get; set; }
}
