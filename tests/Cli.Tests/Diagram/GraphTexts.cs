using System.Xml.Linq;
using DaNetGen.Cli.Reporting.Diagram;
using DaNetGen.Cli.Summary;

namespace DaNetGen.Cli.Tests.Diagram;

/// <summary>Holds the three formats of a network's picture against the network.</summary>
internal static class GraphTexts
{
    /// <summary>Checks all of them.</summary>
    public static void Check(DrawnNetwork network)
    {
        string[] stages = [.. NetworkSummary.Rows(network.Graph, network.Size).Select(row => row.Path), .. network.Graph.Inputs.Select(input => input.Name)];
        Svg(network, stages);
        Html(network, stages);
        Flowchart(network, stages);
    }

    private static void Svg(DrawnNetwork network, string[] stages)
    {
        var svg = XDocument.Parse(GraphSvg.Of(network));
        Assert.Equal(stages.Order(StringComparer.Ordinal), Drawn(svg.Descendants().Attributes("data-stage").Select(a => a.Value)));
        string text = string.Join('\n', svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value));
        Assert.All(new Words(network.Graph, network.Size).All(network.Graph), box => Assert.All(box.Lines, line => Assert.Contains(line.Left, text)));
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName is "b" or "script");
    }

    private static void Html(DrawnNetwork network, string[] stages)
    {
        string page = GraphPage.Of(network);
        Assert.All(stages, stage => Assert.Contains($"data-stage=\"{System.Net.WebUtility.HtmlEncode(stage)}\"", page));
        Assert.Equal(1, page.Split("</script>").Length - 1);
    }

    private static void Flowchart(DrawnNetwork network, string[] stages)
    {
        MermaidGrammar chart = MermaidGrammar.Read(Mermaid.Of(network.Graph, network.Size));
        Assert.Equal(stages.Length, chart.Nodes.Count);
        Box[] boxes = [.. new Words(network.Graph, network.Size).All(network.Graph)];
        foreach ((string[] words, Box box) in chart.Nodes.Values.Skip(network.Graph.Inputs.Count).Zip(boxes))
        {
            Assert.StartsWith(box.Name, words[0]);
            Assert.Equal(box.Kind == BoxKind.Network, words.Length == 1);
            Assert.Contains(box.Lines[1].Left, box.Kind == BoxKind.Network ? words[0] : words[1]);
        }
        // Every stage that computes reads something, and what is read travels as the shape that its maker has.
        HashSet<string> readers = [.. chart.Edges.Select(edge => edge.To)];
        Assert.All(chart.Nodes.Keys.Except(chart.Subgraphs).Skip(network.Graph.Inputs.Count), node => Assert.Contains(node, readers));
        Assert.All(chart.Edges, edge => Assert.Contains(edge.Words[^1], chart.Nodes[edge.From]));
    }

    private static IEnumerable<string> Drawn(IEnumerable<string> names) => names.Order(StringComparer.Ordinal);
}
