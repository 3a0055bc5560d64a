using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Reporting;
using DaNetGen.Cli.Reporting.Diagram;
using DaNetGen.Cli.Summary;

namespace DaNetGen.Cli.Tests.Diagram;

/// <summary>The layout of networks: boxes apart, lines beside them.</summary>
public class DiagramTests
{
    private const int Steps = 16;

    public static TheoryData<string> Models => [.. ModelCatalog.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Models_are_drawn_apart(string model)
    {
        using Network network = ModelCatalog.Build(new(model, 5));
        foreach (bool aux in (bool[])[true, false]) Check(new(model, 5, Aux: aux), network.GetType());
    }

    /// <summary>Graphs that no shipped model has: many branches, long lines, boxes of several sizes.</summary>
    [Fact]
    public void Any_graph_is_drawn_apart()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            Vertex[] vertices =
            [
                .. Enumerable.Range(0, random.Next(2, 16)).Select(i => new Vertex
                {
                    Box = new($"{i}", BoxKind.Stage, "", ""), Width = random.Next(40, 200), BoxHeight = random.Next(20, 120),
                }),
            ];
            Edge[] edges =
            [
                .. Enumerable.Range(1, vertices.Length - 1).SelectMany(to => Enumerable.Range(0, random.Next(1, 4))
                    .Select(_ => random.Next(to)).Distinct().Select((from, entry) => new Edge(vertices[from], 0, vertices[to], entry))),
            ];
            var layering = Layering.Of(vertices, edges, []);
            int before = Ordering.Crossings(layering);
            Ordering.Apply(layering);
            Assert.True(Ordering.Crossings(layering) <= before);
            Placement.Apply(layering, 0);
            IReadOnlyList<Wire> wires = Routing.Wires(layering);
            Assert.Equal(edges.Length, wires.Count);
            Check([.. vertices.Select(v => new PlacedBox(v.Box!, v.Centre - v.Width / 2, v.Top, v.Width, v.BoxHeight, false))], [], wires);
        }
    }

    private static void Check(ModelSpec spec, Type type)
    {
        var shown = ReportNetwork.Of(spec, type, 64, 96);
        int outputs = !spec.Aux ? 1 : spec.Name.StartsWith("danet", StringComparison.Ordinal) ? 3 : 2;
        Picture whole = NetworkOutline.Of(shown.Graph, shown.Size), folded = NetworkOutline.Of(shown.Graph, shown.Size, depth: 0);
        Assert.Equal(shown.Rows.Count + 1, whole.Boxes.Count);
        Assert.Equal(shown.Rows.Count(row => row.Depth == 0) + 1, folded.Boxes.Count);
        foreach (Picture picture in (Picture[])[whole, folded])
        {
            Check(picture);
            Assert.Equal(outputs, picture.Boxes.Count(box => box.Box.Kind == BoxKind.Output));
        }
        GraphTexts.Check(new(spec.Name, "", shown.Graph, shown.Size, NetworkOutline.EveryDepth));
        Assert.Equal(1, whole.Boxes.Where(box => box.Box.Kind != BoxKind.Network).Sum(box => box.Box.Share), 6);
    }

    /// <summary>Holds a picture against what makes one readable.</summary>
    internal static void Check(Picture picture)
    {
        PlacedBox[] leaves = [.. picture.Boxes.Where(box => !box.IsFrame)];
        Check(leaves, picture.Labels, picture.Wires);
        Assert.All(picture.Boxes, box => Assert.True(box.X >= 0 && box.X + box.Width <= picture.Width && box.Y >= 0 && box.Y + box.Height <= picture.Height, $"{box}"));
        foreach (PlacedBox frame in picture.Boxes.Where(box => box.IsFrame))
        {
            var header = new PlacedBox(frame.Box, frame.X, frame.Y, frame.Width, NetworkOutline.HeaderHeight, true);
            Assert.All(leaves, box => Assert.False(Overlap(header, box), $"{frame} {box}"));
            Assert.All(leaves.Where(box => !box.Box.Path.StartsWith(frame.Box.Path + ".", StringComparison.Ordinal)), box => Assert.False(Overlap(frame, box), $"{frame} {box}"));
        }
    }

    private static void Check(PlacedBox[] boxes, IReadOnlyList<Label> labels, IReadOnlyList<Wire> wires)
    {
        PlacedBox[] words = [.. labels.Select(Rectangle)], all = [.. boxes, .. words];
        foreach ((PlacedBox a, int i) in all.Select((box, i) => (box, i))) Assert.All(all[(i + 1)..], b => Assert.False(Overlap(a, b), $"{a} {b}"));
        foreach (Wire wire in wires)
        {
            Assert.All(wire.Points.Zip(wire.Points.Skip(1)), piece => Assert.True(piece.First.Y <= piece.Second.Y));
            Point[] way = [.. wire.Points.Zip(wire.Points.Skip(1)).SelectMany(piece => Along(piece.First, piece.Second))];
            Assert.All(way, point => Assert.DoesNotContain(boxes, box => IsIn(box, point)));
            // Words stand on the line that begins above them, and on no other.
            Point start = wire.Points[0];
            PlacedBox[] others = [.. words.Where(word => Math.Abs(word.Y - start.Y) > 0.1 || Math.Abs(word.X + word.Width / 2 - start.X) > 0.1)];
            Assert.All(way, point => Assert.DoesNotContain(others, word => IsIn(word, point)));
        }
    }

    private static PlacedBox Rectangle(Label label)
    {
        double width = Letters.WidthOfLabel(label.Lines);
        return new(new("words", BoxKind.Stage, "", ""), label.X - width / 2, label.Y, width, Label.HeightOf(label.Lines.Count), false);
    }

    private static bool Overlap(PlacedBox a, PlacedBox b) => a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;

    private static bool IsIn(PlacedBox box, Point point) =>
        point.X > box.X + 0.1 && point.X < box.X + box.Width - 0.1 && point.Y > box.Y + 0.1 && point.Y < box.Y + box.Height - 0.1;

    /// <summary>Points of the curve that is drawn between two points: a cubic with upright ends.</summary>
    private static IEnumerable<Point> Along(Point from, Point to) => Enumerable.Range(0, Steps + 1).Select(i =>
    {
        double t = i / (double)Steps, bend = t * t * (3 - 2 * t);
        double middle = (from.Y + to.Y) / 2, u = 1 - t;
        return new Point(from.X + (to.X - from.X) * bend, u * u * u * from.Y + 3 * u * t * middle + t * t * t * to.Y);
    });
}
