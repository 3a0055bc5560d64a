using System.Text;
using DaNetGen.Cli.Summary;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;

namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>
/// A network as the text of a Mermaid flowchart, which many viewers of Markdown draw. Nodes are numbered; every name stands in a
/// quoted label, in which all that could mean something to Mermaid is written as a character's number.
/// </summary>
internal sealed class Mermaid
{
    private const string Plain = " .,()[]/*+-=_";
    private readonly StringBuilder text = new("flowchart TD\n");
    private readonly List<string> edges = [], outputs = [], optional = [];
    private readonly Words words;
    private int nodes;

    private Mermaid(Words words) => this.words = words;

    /// <summary>Writes a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="size">The size of its input.</param>
    /// <param name="depth">How many networks inside one another are written stage by stage; deeper ones are nodes.</param>
    public static string Of(InferredNetwork network, InputSize size, int depth = NetworkOutline.EveryDepth)
    {
        var words = new Words(network, size);
        var mermaid = new Mermaid(words);
        Dictionary<string, Origin> inputs = new(StringComparer.Ordinal);
        foreach (NamedShape input in network.Inputs)
        {
            string node = mermaid.Next();
            mermaid.text.Append($"  {node}([{Label(words.OfInput(input))}])\n");
            inputs.Add(input.Name, new(node, words.OnLine(input.Shape)));
        }
        mermaid.Write(network, null, inputs, depth, "  ");
        return mermaid.Ended();
    }

    /// <summary>Text as it stands within quotes.</summary>
    public static string Escaped(string text) => string.Concat(text.EnumerateRunes().Select(letter =>
        letter.IsAscii && (Rune.IsLetterOrDigit(letter) || Plain.Contains((char)letter.Value, StringComparison.Ordinal)) ? letter.ToString() : $"#{letter.Value};"));

    /// <summary>Writes a network's stages, and says where each of its outputs comes from.</summary>
    private Dictionary<string, Origin> Write(InferredNetwork network, Box? around, IReadOnlyDictionary<string, Origin> inputs, int depth, string indent)
    {
        Dictionary<string, Origin> values = new(StringComparer.Ordinal), outputs = new(StringComparer.Ordinal);
        foreach (InferredStage stage in network.Stages)
        {
            Box box = words.Of(stage, around);
            Origin?[] reads = [.. stage.Linked.Inputs.Select((source, i) => Words.IsOnlySize(stage, i) ? null : Find(source, inputs, values))];
            if (stage.Network is { } inside && depth > 0)
            {
                text.Append($"{indent}subgraph {Next()}[{Title(box)}]\n");
                Dictionary<string, Origin> within = new(StringComparer.Ordinal);
                foreach ((NamedShape input, Origin? origin) in inside.Inputs.Zip(reads))
                    if (origin is not null) within.Add(input.Name, origin);
                foreach ((string output, Origin origin) in Write(inside, box, within, depth - 1, indent + "  ")) values.Add($"{stage.Name}.{output}", origin);
                text.Append($"{indent}end\n");
                continue;
            }
            string node = Node(box, indent);
            foreach (Origin origin in reads.OfType<Origin>()) edges.Add($"  {origin.Node} -->{Label(origin.Words)}{node}\n");
            values.Add($"{stage.Name}.", new(node, words.OnLine(stage.Shape)));
            foreach (NamedShape output in stage.Outputs) values.Add($"{stage.Name}.{output.Name}", new(node, words.OnLine(output.Shape)));
            if (stage.Linked.Declaration.IsOutput) outputs.Add(stage.Name, values[$"{stage.Name}."]);
        }
        return outputs;
    }

    private static Origin? Find(ValueSource source, IReadOnlyDictionary<string, Origin> inputs, Dictionary<string, Origin> values) =>
        source.Input is { } input ? inputs.GetValueOrDefault(input) : values.GetValueOrDefault($"{source.Stage}.{source.Output}");

    private string Node(Box box, string indent)
    {
        string node = Next();
        text.Append($"{indent}{node}[{Label(box)}]\n");
        if (box.Kind == BoxKind.Output) outputs.Add(node);
        if (box.Condition.Length > 0) optional.Add(node);
        return node;
    }

    private string Next() => $"n{nodes++}";

    private string Ended()
    {
        foreach (string edge in edges) text.Append(edge);
        if (outputs.Count > 0) text.Append($"  classDef output stroke-width:4px\n  class {string.Join(',', outputs)} output\n");
        if (optional.Count > 0) text.Append($"  classDef optional stroke-dasharray:6 4\n  class {string.Join(',', optional)} optional\n");
        return text.ToString();
    }

    /// <summary>The words of a node.</summary>
    private static string Label(Box box) => $"\"{Joined([box.Name, box.What, box.Shape, box.ParametersInWords, box.MultiplyAddsInWords, box.ShareInWords])}\"";

    /// <summary>The words over a subgraph, where there is room for one line.</summary>
    private static string Title(Box box) => $"\"{Escaped($"{box.Name} ({box.What}{(box.MultiplyAdds == 0 ? "" : $", {box.ShareInWords}")})")}\"";

    private static string Label(IReadOnlyList<string> words) => words.Count == 0 ? " " : $"|\"{Joined(words.Select(Tight))}\"| ";

    /// <summary>A shape that is folded between its sizes rather than within one.</summary>
    private static string Tight(string shape) => shape.Replace(" / ", "/", StringComparison.Ordinal);

    private static string Joined(IEnumerable<string> lines) => string.Join("<br/>", lines.Where(line => line.Length > 0).Select(Escaped));

    /// <summary>Where a value comes from.</summary>
    private sealed record Origin(string Node, IReadOnlyList<string> Words);
}
