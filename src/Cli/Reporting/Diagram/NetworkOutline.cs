using DaNetGen.Cli.Summary;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>
/// Lays out a network: stages in layers (Sugiyama, Tagawa and Toda 1981), each below what it reads. A network inside is laid out
/// by itself and then is one box of the network around it, so that no boxes overlap.
/// </summary>
internal static class NetworkOutline
{
    /// <summary>The height of the bar at the top of a frame, with its name.</summary>
    public const double HeaderHeight = 42;

    /// <summary>Deeper than networks lie in one another.</summary>
    public const int EveryDepth = int.MaxValue;

    private const double Padding = 8, Rim = 2;

    /// <summary>The picture of a whole network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="size">The size of its input.</param>
    /// <param name="depth">How many networks inside one another are unfolded; deeper ones are boxes.</param>
    public static Picture Of(InferredNetwork network, InputSize size, int depth = EveryDepth) => Arrange(network, frame: null, [], new Words(network, size), depth);

    /// <summary>The outputs of a stage that the stages of its network read for more than their size; the empty name is the result of a stage that has one.</summary>
    private static List<string> Exits(InferredNetwork network, string stage) =>
    [
        .. network.Stages.SelectMany(reader => reader.Linked.Inputs.Where((source, i) => source.Stage == stage && !Words.IsOnlySize(reader, i)))
            .Select(source => source.Output ?? "").Distinct(),
    ];

    /// <summary>The shape of an output of a stage.</summary>
    private static Shape? ShapeOf(InferredStage stage, string output) => output.Length == 0 ? stage.Shape : stage.Outputs.FirstOrDefault(o => o.Name == output)?.Shape;

    /// <summary>Lays out a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="frame">The stage that runs it; null for the whole network.</param>
    /// <param name="wanted">Its stages that are read outside.</param>
    /// <param name="words">Writes the boxes.</param>
    /// <param name="depth">How many levels of networks in it are unfolded.</param>
    private static Picture Arrange(InferredNetwork network, Box? frame, IReadOnlyList<string> wanted, Words words, int depth)
    {
        List<Vertex> vertices = [];
        List<Edge> edges = [];
        Dictionary<string, Vertex> stages = new(StringComparer.Ordinal);
        Vertex[] entries = [.. network.Inputs.Select(input => frame is null ? Leaf(words.OfInput(input), [words.OnLine(input.Shape)]) : new Vertex())];
        vertices.AddRange(entries);

        void Connect(ValueSource source, Vertex to, int entry)
        {
            if (source.Input is { } input) edges.Add(new(entries[network.Inputs.ToList().FindIndex(i => i.Name == input)], 0, to, entry));
            else if (stages.TryGetValue(source.Stage!, out Vertex? from)) edges.Add(new(from, Math.Max(0, Exits(network, source.Stage!).IndexOf(source.Output ?? "")), to, entry));
        }

        foreach (InferredStage stage in network.Stages)
        {
            Vertex vertex = Place(stage, network, frame, words, depth);
            vertices.Add(vertex);
            stages.Add(stage.Name, vertex);
            for (int i = 0; i < stage.Linked.Inputs.Count; i++)
                if (!Words.IsOnlySize(stage, i)) Connect(stage.Linked.Inputs[i], vertex, i);
        }
        Vertex[] plain = [.. vertices.Where(vertex => vertex is { Box: not null, Inside: null, Labels.Count: < 2 })];
        foreach (Vertex vertex in plain) vertex.Width = plain.Max(other => other.Width);

        // Outside, the words on the line of each of these stand below the frame: so wide apart they have to leave it.
        double WidthOutside(string stage) => Math.Max(Vertex.PassageWidth, Letters.WidthOfLabel(words.OnLine(network.Find(stage)?.Shape)));
        Vertex[] exits = [.. wanted.Select(stage => new Vertex { Width = WidthOutside(stage) })];
        vertices.AddRange(exits);
        for (int i = 0; i < exits.Length; i++) Connect(new ValueSource(null, wanted[i], null), exits[i], 0);

        var layering = Layering.Of(vertices, edges, exits);
        Ordering.Apply(layering);
        (double width, double bottom) = Placement.Apply(layering, frame is null ? Rim : HeaderHeight);
        double margin = frame is null ? Rim : Math.Max(Padding, (Letters.Width(frame) - width) / 2);
        return Drawn(layering, width + 2 * margin, bottom + (exits.Length > 0 ? 0 : margin), margin, entries, exits, isInside: frame is not null);
    }

    private static Vertex Place(InferredStage stage, InferredNetwork around, Box? frame, Words words, int depth)
    {
        Box box = words.Of(stage, frame);
        List<string> read = Exits(around, stage.Name);
        IReadOnlyList<string>[] labels = [.. read.Select(output => words.OnLine(ShapeOf(stage, output)))];
        if (stage.Network is not { } network || depth == 0) return Leaf(box, labels);
        Picture inside = Arrange(network, box, read, words, depth - 1);
        return new() { Box = box, Inside = inside, Width = inside.Width, BoxHeight = inside.Height, Labels = labels };
    }

    private static Vertex Leaf(Box box, IReadOnlyList<IReadOnlyList<string>> labels)
    {
        double apart = labels.Select(Letters.WidthOfLabel).DefaultIfEmpty().Max() + Vertex.PassageWidth;
        return new() { Box = box, Width = Math.Max(Letters.Width(box), labels.Count * apart), BoxHeight = Box.StandardHeight, Labels = labels };
    }

    private static Picture Drawn(Layering layering, double width, double height, double margin, Vertex[] entries, Vertex[] exits, bool isInside)
    {
        List<PlacedBox> boxes = [];
        List<Wire> wires = [.. Routing.Wires(layering).Select(wire => wire.Moved(margin, 0))];
        List<Label> labels = [];
        foreach (Vertex vertex in layering.Layers.SelectMany(layer => layer).Where(vertex => vertex.Box is not null))
        {
            double left = vertex.Centre - vertex.Width / 2 + margin;
            boxes.Add(new(vertex.Box!, left, vertex.Top, vertex.Width, vertex.BoxHeight, vertex.Inside is not null));
            for (int i = 0; i < vertex.Labels.Count; i++)
                if (layering.Edges.Any(edge => edge.From == vertex && edge.Exit == i))
                    labels.Add(new(vertex.Labels[i], vertex.Centre + vertex.ExitOffset(i) + margin, vertex.Top + vertex.BoxHeight, isInside));
            if (vertex.Inside is not { } inside) continue;
            boxes.AddRange(inside.Boxes.Select(box => box.Moved(left, vertex.Top)));
            wires.AddRange(inside.Wires.Select(wire => wire.Moved(left, vertex.Top)));
            labels.AddRange(inside.Labels.Select(label => label.Moved(left, vertex.Top)));
        }
        double Inset(Vertex vertex) => vertex.Centre + margin;
        return new(layering, margin, width, height, [.. entries.Select(Inset)], [.. exits.Select(Inset)]) { Boxes = boxes, Wires = wires, Labels = labels };
    }
}
