using DaNetGen.Cli.Reporting.Diagram;
using DaNetGen.Cli.Tests.Support;
using DaNetGen.Generator.Inference;

namespace DaNetGen.Cli.Tests.Diagram;

/// <summary>The pictures of networks that <c>danet graph</c> draws, but for what a browser makes of them.</summary>
public class GraphTests
{
    [Fact]
    public void Odd_networks_are_drawn_apart_and_escaped()
    {
        foreach (DrawnNetwork network in (DrawnNetwork[])[OddNames.Plain, OddNames.Odd])
        {
            for (int depth = 0; depth <= 3; depth++) DiagramTests.Check(NetworkOutline.Of(network.Graph, network.Size, depth));
            GraphTexts.Check(network);
        }
    }

    [Fact]
    public void Depth_folds_networks_in_networks()
    {
        int Boxes(int depth) => NetworkOutline.Of(OddNames.Plain.Graph, OddNames.Plain.Size, depth).Boxes.Count;
        Assert.Equal([2 + 7, 2 + 7 + 3, 2 + 7 + 3 + 4], ((int[])[0, 1, 2]).Select(Boxes));
        MermaidGrammar Chart(int depth) => MermaidGrammar.Read(Mermaid.Of(OddNames.Plain.Graph, OddNames.Plain.Size, depth));
        Assert.Equal([0, 1, 2], ((int[])[0, 1, 2]).Select(depth => Chart(depth).Subgraphs.Count));
    }

    /// <summary>An edge of the flowchart from the innermost maker to the innermost reader, across two networks.</summary>
    [Fact]
    public void Edges_cross_networks()
    {
        MermaidGrammar chart = MermaidGrammar.Read(Mermaid.Of(OddNames.Plain.Graph, OddNames.Plain.Size));
        string[] edges = [.. chart.Edges.Select(edge => $"{chart.Nodes[edge.From][0]} {chart.Nodes[edge.To][0]}")];
        Assert.Equal(
        [
            "A AVeryLongNameForAStageThatGoesOnAndOnUntilNobodyReadsItToItsEnd", "A Both", "A Joined", "A Result", "A Skipped", "Aside Side", "B Joined", "B Result",
            "Both 名前", "Joined MWMWMWMWMWMWMWMWMWMW", "Joined Überschrift", "MWMWMWMWMWMWMWMWMWMW Aside", "Skipped Both", "depth B", "image A", "Überschrift Both", "名前 Result",
        ], edges.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Conditions_are_told()
    {
        Box[] boxes = [.. new Words(OddNames.Plain.Graph, OddNames.Plain.Size).All(OddNames.Plain.Graph)];
        Assert.Equal(("extra", "more", ""), (boxes.Single(b => b.Name == "Side").Condition, boxes.Single(b => b.Name.StartsWith("AVery", StringComparison.Ordinal)).Condition, boxes.Single(b => b.Name == "Result").Condition));
    }

    /// <summary>The steps of a stage are its primitives: what they count is what the stage counts.</summary>
    [Fact]
    public void Steps_add_up_to_their_stage()
    {
        Box layer = new Words(OddNames.Plain.Graph, OddNames.Plain.Size).All(OddNames.Plain.Graph).Single(box => box.Name == "名前");
        Assert.Equal(["block 0", "block 1"], layer.Steps.Select(step => step.What));
        Assert.Equal(["Conv 3x3", "BatchNorm", "Relu", "Conv 3x3", "BatchNorm", "Add", "Relu"], layer.Steps[1].Steps.Select(step => step.What));
        Assert.Equal(["conv1", "bn1", "", "conv2", "bn2", "", ""], layer.Steps[1].Steps.Select(step => step.Name));
        Assert.Equal(layer.Parameters, layer.Steps.Sum(step => step.Parameters));
        Assert.Equal(layer.MultiplyAdds, layer.Steps.Sum(step => step.MultiplyAdds));
        InferredStage stage = OddNames.Plain.Graph.Find("名前")!;
        Assert.Equal(stage.Primitives.Count, layer.Steps.Sum(step => step.Steps.Count));
    }

    [Theory]
    [InlineData("svg", "<svg xmlns")]
    [InlineData("html", "<!doctype html>")]
    [InlineData("mermaid", "flowchart TD")]
    public void It_is_printed_or_written(string format, string start)
    {
        using var folder = new TemporaryFolder();
        string printed = Danet.Run("graph", "danet-small", "--format", format, "--size", "64x96", "--depth", "1").Success();
        Assert.StartsWith(start, printed);
        Assert.Equal(folder["a", "net"], Danet.Run("graph", "danet-small", "--format", format, "--size", "64x96", "-o", folder["a", "net"]).Success().TrimEnd());
        Assert.Equal(printed.Replace("data-depth=\"1\" tab", "data-depth=\"9\" tab", StringComparison.Ordinal), File.ReadAllText(folder["a", "net"]));
        File.WriteAllText(folder["file"], "");
        Assert.Contains(folder["file"], Danet.Run("graph", "danet-small", "-o", folder["file", "net"]).Sentence());
    }
}
