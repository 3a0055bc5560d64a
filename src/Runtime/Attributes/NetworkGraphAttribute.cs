namespace DaNetGen;

/// <summary>
/// The declaration of a network as the compilers of other assemblies read it: private stages are not part of a reference
/// assembly, so the generator writes the graph here. Not meant to be written by hand.
/// </summary>
/// <param name="version">Version of the format of <paramref name="graph"/>.</param>
/// <param name="graph">The graph: hyperparameters, inputs, stages with their operators and keys, outputs.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkGraphAttribute(int version, string graph) : Attribute
{
    /// <summary>Version of the format of <see cref="Graph"/>.</summary>
    public int Version { get; } = version;

    /// <summary>The graph as text.</summary>
    public string Graph { get; } = graph;
}
