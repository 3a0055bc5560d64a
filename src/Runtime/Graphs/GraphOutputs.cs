namespace DaNetGen.Graphs;

/// <summary>The outputs of a network inside another, while that is written into a graph.</summary>
public sealed class GraphOutputs
{
    private readonly IReadOnlyDictionary<string, GraphValue> _values;
    private readonly string _stage;

    internal GraphOutputs(string stage, IReadOnlyDictionary<string, GraphValue> values) => (_stage, _values) = (stage, values);

    /// <summary>The output of a declared name.</summary>
    /// <exception cref="InvalidOperationException">The network has no such output, or it is switched off.</exception>
    public GraphValue this[string output] => _values.TryGetValue(output, out var value)
        ? value
        : throw new InvalidOperationException($"Stage '{_stage}' has no output '{output}': it was switched off when the network was made.");
}
