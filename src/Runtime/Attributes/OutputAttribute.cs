namespace DaNetGen;

/// <summary>Makes a stage's result one of the network's outputs, under the stage's name.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OutputAttribute : Attribute
{
    /// <summary>
    /// A bool hyperparameter: where it is false, the output is neither computed nor returned, and the layers that serve it
    /// alone do not exist.
    /// </summary>
    public string? When { get; set; }
}
