using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Summary;
using DaNetGen.Graphs;
using DaNetGen.Passes;
using DaNetGen.Programs;

namespace DaNetGen.Cli.Tests.Summary;

/// <summary>What a network says at run time that it computes, against what the compiler inferred from its declaration.</summary>
public class LoweredGraphTests
{
    private const int Height = 65, Width = 97;

    public static TheoryData<string, int> Models => Cases([.. ModelCatalog.All.Select(model => (model.Name, 8)), ("danet-r18", 16), ("danet-small", 32)]);

    [Theory]
    [MemberData(nameof(Models))]
    public void AgreesWithTheCompiler(string model, int outputStride)
    {
        var spec = new ModelSpec(model, Classes: 7, outputStride);
        using Network network = ModelCatalog.Build(spec);
        IReadOnlyList<SummaryRow> rows = NetworkSummary.Rows(NetworkSummary.Infer(spec, network.GetType()), new(2, Height, Width));
        Graph graph = GraphBuilder.Write(network, [[2, 3, Height, Width]]);

        SummaryRow[] top = [.. rows.Where(row => row.Depth == 0)];
        Assert.Equal(top.Sum(row => row.MultiplyAdds), MultiplyAdds(graph.Nodes));
        Assert.All(graph.Outputs, output => Assert.Equal(top.Single(row => row.Stage == output.Name).ConcreteShape, Shape(output.Value)));

        Dictionary<string, Node[]> stages = graph.Nodes.GroupBy(node => node.Stage).ToDictionary(group => group.Key, group => group.ToArray());
        Assert.Superset(stages.Keys.Where(stage => stage.Length > 0).ToHashSet(), rows.Select(row => row.Path).ToHashSet());
        foreach (SummaryRow row in rows.Where(row => stages.ContainsKey(row.Path)))
        {
            Assert.Equal((row.Path, row.MultiplyAdds, row.ConcreteShape), (row.Path, MultiplyAdds(stages[row.Path]), Shape(stages[row.Path][^1])));
        }

        // Joined convolutions and fused attentions do the same products.
        Graph rewritten = Pass.Run(graph, null, Pass.All);
        Assert.True(rewritten.Nodes.Count < graph.Nodes.Count);
        Assert.Equal(MultiplyAdds(graph.Nodes), MultiplyAdds(rewritten.Nodes));
        AssertPortableNamesNothingInternal(rewritten);
    }

    private static void AssertPortableNamesNothingInternal(Graph graph)
    {
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            string Text(ScriptDialect dialect) => ProgramText.Of(Assert.Single(Segment.Split(graph)), dialect).Text;
            Assert.DoesNotContain("mkldnn", Text(new PortableDialect(precision.Type())));
            Assert.Contains("mkldnn", Text(new OneDnnDialect(precision.Type())));
        }
    }

    private static TheoryData<string, int> Cases(IReadOnlyList<(string, int)> cases)
    {
        var data = new TheoryData<string, int>();
        foreach ((string model, int outputStride) in cases) data.Add(model, outputStride);
        return data;
    }

    private static long MultiplyAdds(IEnumerable<Node> nodes) => nodes.Sum(node => node.Primitive.MultiplyAdds(node));

    private static string Shape(Node node) => $"[{string.Join(", ", node.Shape)}]";
}
