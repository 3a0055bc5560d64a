using DaNetGen.Graphs;

namespace DaNetGen.Compilation;

/// <summary>A segment as TorchScript: it takes a list of values and a list of weights, and gives a list of values.</summary>
/// <param name="Text">The method <c>forward</c>.</param>
/// <param name="Weights">The weights that it reads, in order.</param>
internal sealed record ProgramText(string Text, IReadOnlyList<WeightRequest> Weights)
{
    private const string Values = "x", WeightList = "w";

    /// <summary>Writes a segment down.</summary>
    /// <param name="segment">The segment, which is none of own code.</param>
    /// <param name="dialect">The words.</param>
    public static ProgramText Of(Segment segment, ScriptDialect dialect)
    {
        var script = new ScriptWriter(index => $"{WeightList}[{index}]");
        var names = new Dictionary<Node, string>();
        for (var i = 0; i < segment.Reads.Count; i++)
            names[segment.Reads[i]] = dialect.Enter(segment.Reads[i], $"{Values}[{i}]", script);
        var liveness = new Liveness(segment);
        foreach (var node in segment.Nodes)
            names[node] = dialect.Write(node, [.. node.Inputs.Select(input => names[input])], liveness, script);
        var results = segment.Gives.Select(node => dialect.Leave(node, names[node], script)).ToArray();
        script.Line($"return [{string.Join(", ", results)}]");
        return new ProgramText($"def forward(self, {Values}: List[Tensor], {WeightList}: List[Tensor]) -> List[Tensor]:\n{script.Text}", script.Weights);
    }
}
