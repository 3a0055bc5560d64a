using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Reporting;
using DaNetGen.Cli.Reporting.Diagram;

namespace DaNetGen.Cli.Tests.Reporting;

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
                    Box = new($"{i}", BoxKind.Stage, "", "", "", "", ""), Width = random.Next(40, 200), Height = random.Next(20, 120),
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
            Check([.. vertices.Select(v => new PlacedBox(v.Box!, v.Centre - v.Width / 2, v.Top, v.Width, v.Height))], wires);
        }
    }

    private static void Check(ModelSpec spec, Type type)
    {
        var shown = ReportNetwork.Of(spec, type, 64, 96);
        Picture picture = NetworkOutline.Of(shown.Graph, shown.Size);
        PlacedBox[] leaves = [.. picture.Boxes.Where(box => box.Box.Kind != BoxKind.Network)];
        Assert.Equal(shown.Rows.Count + 1, picture.Boxes.Count);
        Check(leaves, picture.Wires);
        Assert.Equal(!spec.Aux ? 1 : spec.Name.StartsWith("danet", StringComparison.Ordinal) ? 3 : 2, leaves.Count(box => box.Box.Kind == BoxKind.Output));
        Assert.All(picture.Boxes, box => Assert.True(box.X >= 0 && box.X + box.Width <= picture.Width && box.Y >= 0 && box.Y + box.Height <= picture.Height, $"{box}"));
    }

    private static void Check(PlacedBox[] boxes, IReadOnlyList<Wire> wires)
    {
        foreach ((PlacedBox a, int i) in boxes.Select((box, i) => (box, i)))
        {
            Assert.All(boxes[(i + 1)..], b => Assert.False(
                a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height, $"{a} {b}"));
        }
        foreach (Wire wire in wires)
        {
            Assert.All(wire.Points.Zip(wire.Points.Skip(1)), piece => Assert.True(piece.First.Y <= piece.Second.Y));
            Assert.All(wire.Points.Zip(wire.Points.Skip(1)).SelectMany(piece => Along(piece.First, piece.Second)), point => Assert.DoesNotContain(boxes, box =>
                point.X > box.X + 0.1 && point.X < box.X + box.Width - 0.1 && point.Y > box.Y + 0.1 && point.Y < box.Y + box.Height - 0.1));
        }
    }

    /// <summary>Points of the curve that is drawn between two points: a cubic with upright ends.</summary>
    private static IEnumerable<Point> Along(Point from, Point to) => Enumerable.Range(0, Steps + 1).Select(i =>
    {
        double t = i / (double)Steps, bend = t * t * (3 - 2 * t);
        double middle = (from.Y + to.Y) / 2, u = 1 - t;
        return new Point(from.X + (to.X - from.X) * bend, u * u * u * from.Y + 3 * u * t * middle + t * t * t * to.Y);
    });
}
