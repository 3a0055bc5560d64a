using DaNetGen.Cli.Summary;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;

namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>
/// Lays out a network: stages in layers (Sugiyama, Tagawa and Toda 1981), each below what it reads. A network inside is laid out
/// by itself and then is one box of the network around it, so that no boxes overlap.
/// </summary>
internal static class NetworkOutline
{
    /// <summary>The height of the bar at the top of a frame, with its name.</summary>
    public const double HeaderHeight = 36;

    private const double Padding = 8, Rim = 2;

    /// <summary>The picture of a whole network.</summary>
    public static Picture Of(InferredNetwork network, InputSize size) => Arrange(network, frame: null, [], new Words(size));

    /// <summary>Lays out a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="frame">The stage that runs it; null for the whole network.</param>
    /// <param name="wanted">Its stages that are read outside.</param>
    /// <param name="words">Writes the boxes.</param>
    private static Picture Arrange(InferredNetwork network, Box? frame, IReadOnlyList<string> wanted, Words words)
    {
        List<Vertex> vertices = [];
        List<Edge> edges = [];
        Dictionary<string, Vertex> stages = new(StringComparer.Ordinal);
        Vertex[] entries = [.. network.Inputs.Select(input => frame is null ? Leaf(words.OfInput(input)) : new Vertex())];
        vertices.AddRange(entries);

        void Connect(ValueSource source, Vertex to, int entry)
        {
            if (source.Input is { } input) edges.Add(new(entries[network.Inputs.ToList().FindIndex(i => i.Name == input)], 0, to, entry));
            else if (stages.TryGetValue(source.Stage!, out Vertex? from)) edges.Add(new(from, Exits(network, source.Stage!).IndexOf(source.Output ?? ""), to, entry));
        }

        foreach (InferredStage stage in network.Stages)
        {
            Vertex vertex = Place(stage, network, frame, words);
            vertices.Add(vertex);
            stages.Add(stage.Name, vertex);
            for (int i = 0; i < stage.Linked.Inputs.Count; i++)
                if (!Words.IsOnlySize(stage, i)) Connect(stage.Linked.Inputs[i], vertex, i);
        }
        Vertex[] exits = [.. wanted.Select(_ => new Vertex())];
        vertices.AddRange(exits);
        for (int i = 0; i < exits.Length; i++) Connect(new ValueSource(null, wanted[i], null), exits[i], 0);

        var layering = Layering.Of(vertices, edges, exits);
        Ordering.Apply(layering);
        (double width, double bottom) = Placement.Apply(layering, frame is null ? Rim : HeaderHeight);
        double margin = frame is null ? Rim : Math.Max(Padding, (Letters.Least(frame) - width) / 2);
        return Drawn(layering, width + 2 * margin, bottom + (exits.Length > 0 ? 0 : margin), margin, entries, exits);
    }

    private static Vertex Place(InferredStage stage, InferredNetwork around, Box? frame, Words words)
    {
        string path = frame is null ? stage.Name : $"{frame.Path}.{stage.Name}";
        Box box = words.Of(stage, path, isOutput: frame is null && stage.Linked.Declaration.IsOutput);
        if (stage.Network is not { } network) return Leaf(box);
        Picture inside = Arrange(network, box, Exits(around, stage.Name), words);
        return new() { Box = box, Inside = inside, Width = inside.Width, Height = inside.Height };
    }

    private static Vertex Leaf(Box box) => new() { Box = box, Width = Box.StandardWidth, Height = Box.StandardHeight };

    /// <summary>The outputs of a stage's network that the stages around it read.</summary>
    private static List<string> Exits(InferredNetwork network, string stage) =>
    [
        .. network.Stages.SelectMany(reader => reader.Linked.Inputs.Where((source, i) => source.Stage == stage && !Words.IsOnlySize(reader, i)))
            .Select(source => source.Output ?? "").Distinct(),
    ];

    private static Picture Drawn(Layering layering, double width, double height, double margin, Vertex[] entries, Vertex[] exits)
    {
        List<PlacedBox> boxes = [];
        List<Wire> wires = [.. Routing.Wires(layering).Select(wire => wire.Moved(margin, 0))];
        foreach (Vertex vertex in layering.Layers.SelectMany(layer => layer).Where(vertex => vertex.Box is not null))
        {
            double left = vertex.Centre - vertex.Width / 2 + margin;
            boxes.Add(new(vertex.Box!, left, vertex.Top, vertex.Width, vertex.Height));
            boxes.AddRange(vertex.Inside?.Boxes.Select(box => box.Moved(left, vertex.Top)) ?? []);
            wires.AddRange(vertex.Inside?.Wires.Select(wire => wire.Moved(left, vertex.Top)) ?? []);
        }
        double Inset(Vertex vertex) => vertex.Centre + margin;
        return new(width, height, boxes, wires, [.. entries.Select(Inset)], [.. exits.Select(Inset)]);
    }
}
