namespace DaNetGen.Graphs;

/// <summary>What a network computes for inputs of one size, in primitives and in an order in which they can run.</summary>
/// <param name="Nodes">The primitives; each reads only earlier ones. Those of the inputs come first, in order.</param>
/// <param name="Outputs">The outputs by their declared names, in the order of declaration.</param>
internal sealed record Graph(IReadOnlyList<Node> Nodes, IReadOnlyList<GraphOutput> Outputs)
{
    /// <summary>The inputs, in the order of <c>forward</c>'s parameters.</summary>
    public IEnumerable<Node> Inputs => Nodes.Where(node => node.Primitive is Primitives.Input);

    /// <summary>How many primitives and outputs read each value.</summary>
    public IReadOnlyDictionary<Node, int> ReaderCounts() =>
        Nodes.SelectMany(node => node.Inputs).Concat(Outputs.Select(output => output.Value))
            .GroupBy(value => value).ToDictionary(group => group.Key, group => group.Count());

    /// <summary>The graph with some nodes replaced by what they become, and all their readers with them.</summary>
    /// <param name="rewrite">What becomes of a node: it is given as it is, for its readers to be counted, and with its inputs
    /// replaced. The node that it returns may be new, or an earlier one.</param>
    public Graph Rewrite(Func<Node, Node, Node> rewrite)
    {
        var replaced = new Dictionary<Node, Node>();
        foreach (var node in Nodes)
            replaced[node] = rewrite(node, node.Reading([.. node.Inputs.Select(input => replaced[input])]));
        return new Graph(Nodes, [.. Outputs.Select(output => output with { Value = replaced[output.Value] })]).Ordered(Inputs.Select(input => replaced[input]));
    }

    /// <summary>The graph of the values that the outputs need. Inputs stay, read or not.</summary>
    public Graph WithoutUnread() => Ordered(Inputs);

    private Graph Ordered(IEnumerable<Node> inputs)
    {
        var ordered = new List<Node>(inputs);
        var seen = new HashSet<Node>(ordered);

        // Depth first with a list of one's own: a deep network would overflow the stack.
        var pending = new Stack<(Node Node, bool IsReady)>(Outputs.Reverse().Select(output => (output.Value, false)));
        while (pending.TryPop(out var next))
        {
            if (next.IsReady)
                ordered.Add(next.Node);
            else if (seen.Add(next.Node))
            {
                pending.Push((next.Node, true));
                foreach (var input in next.Node.Inputs.Reverse())
                    pending.Push((input, false));
            }
        }
        return new Graph(ordered, Outputs);
    }
}

/// <summary>An output of a graph.</summary>
/// <param name="Name">Its declared name.</param>
/// <param name="Value">What it gives.</param>
internal sealed record GraphOutput(string Name, Node Value);
