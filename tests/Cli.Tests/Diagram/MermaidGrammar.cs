using System.Globalization;
using System.Text.RegularExpressions;

namespace DaNetGen.Cli.Tests.Diagram;

/// <summary>Reads the part of Mermaid's flowcharts that is written, and nothing beyond it: a line that is none of these fails.</summary>
internal sealed partial class MermaidGrammar
{
    private const string Words = """("(?:[A-Za-z0-9 .,()\[\]/*+=_-]|#[0-9]+;|<br/>)*")""";

    /// <summary>The nodes' and subgraphs' words, line by line.</summary>
    public Dictionary<string, string[]> Nodes { get; } = [];

    /// <summary>The subgraphs.</summary>
    public List<string> Subgraphs { get; } = [];

    /// <summary>From which node to which.</summary>
    public List<(string From, string To, string[] Words)> Edges { get; } = [];

    /// <summary>Reads a flowchart.</summary>
    public static MermaidGrammar Read(string text)
    {
        var read = new MermaidGrammar();
        string[] lines = text.TrimEnd('\n').Split('\n');
        Assert.Equal("flowchart TD", lines[0]);
        int open = 0;
        foreach (string line in lines[1..].Select(line => line.TrimStart()))
        {
            if (line == "end")
            {
                Assert.True(--open >= 0);
            }
            else if (Subgraph().Match(line) is { Success: true } subgraph)
            {
                read.Nodes.Add(subgraph.Groups[1].Value, Decoded(subgraph.Groups[2].Value));
                read.Subgraphs.Add(subgraph.Groups[1].Value);
                open++;
            }
            else if (Node().Match(line) is { Success: true } node) read.Nodes.Add(node.Groups[1].Value, Decoded(node.Groups[2].Value));
            else if (Edge().Match(line) is { Success: true } edge) read.Edges.Add((edge.Groups[1].Value, edge.Groups[3].Value, Decoded(edge.Groups[2].Value)));
            else Assert.Matches(@"^(classDef [a-z]+ stroke-[a-z]+:[0-9px ]+|class n\d+(,n\d+)* [a-z]+)$", line);
        }
        Assert.Equal(0, open);
        Assert.All(read.Edges, edge => Assert.All((string[])[edge.From, edge.To], end => Assert.True(read.Nodes.ContainsKey(end) && !read.Subgraphs.Contains(end), end)));
        return read;
    }

    /// <summary>What a reader sees.</summary>
    private static string[] Decoded(string words) => words.Length == 0 ? [] :
        [.. words.Trim('"').Split("<br/>").Select(line => Number().Replace(line, m => char.ConvertFromUtf32(int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))))];

    [GeneratedRegex(@"^subgraph (n\d+)\[" + Words + @"\]$")]
    private static partial Regex Subgraph();

    [GeneratedRegex(@"^(n\d+)(?:\[|\(\[)" + Words + @"(?:\]|\]\))$")]
    private static partial Regex Node();

    [GeneratedRegex(@"^(n\d+) -->(?:\|" + Words + @"\|)? (n\d+)$")]
    private static partial Regex Edge();

    [GeneratedRegex("#([0-9]+);")]
    private static partial Regex Number();
}
