namespace DaNetGen;

/// <summary>The values that a hyperparameter may have; any other is an error where the network is used.</summary>
/// <param name="values">The values, in the order in which messages list them.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OneOfAttribute(params int[] values) : Attribute
{
    /// <summary>The values that are allowed.</summary>
    public IReadOnlyList<int> Values { get; } = values;
}
