namespace DaNetGen;

/// <summary>Names the stage or input that a parameter reads, where the parameter's own name does not.</summary>
/// <param name="source">The stage, as <c>nameof(ConvP1)</c>, an input's name, or stage name + output name of a network.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromAttribute(string source) : Attribute
{
    /// <summary>The stage or input that is read.</summary>
    public string Source { get; } = source;
}
