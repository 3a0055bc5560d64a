using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;

namespace DaNetGen.Programs;

/// <summary>How long the values of a segment are read.</summary>
internal sealed class Liveness
{
    private readonly Dictionary<Node, int> _order = [];
    private readonly Dictionary<Node, Node> _lastReader = [];
    private readonly HashSet<Node> _seen;

    /// <summary>Looks at a segment.</summary>
    public Liveness(Segment segment)
    {
        for (var i = 0; i < segment.Nodes.Count; i++)
        {
            _order[segment.Nodes[i]] = i;
            foreach (var input in segment.Nodes[i].Inputs)
                _lastReader[input] = segment.Nodes[i];
        }

        // What is handed out, and what another value is a part of.
        _seen = [.. segment.Gives, .. segment.Nodes.Where(node => node.Primitive is Narrow or Flatten).SelectMany(node => node.Inputs.Append(node))];
    }

    /// <summary>Whether a node of the segment reads a value.</summary>
    public bool IsRead(Node value) => _lastReader.ContainsKey(value);

    /// <summary>
    /// Whether a node may write its result where a value that it reads lies: the value is computed here, read by it once, and read nowhere
    /// afterwards. A convolution that adds its own input still reads that when it writes.
    /// </summary>
    public bool CanOverwrite(Node value, Node reader) =>
        _order.ContainsKey(value) && _lastReader[value] == reader && !_seen.Contains(value) && reader.Inputs.Count(input => input == value) == 1;
}
