using System.Globalization;

namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>A network's picture as SVG.</summary>
internal static class DiagramSvg
{
    private const double LineHeight = 14, FirstLine = 15, HeadLength = 5, HeadWidth = 7;

    // The picture is drawn a little larger than its units where there is room, and scrolls rather than become too small to read.
    private const double Largest = 1.1, Smallest = 0.8;

    /// <summary>Draws it.</summary>
    /// <param name="picture">The boxes and lines in their places.</param>
    /// <param name="name">The network's name.</param>
    public static Html Of(Picture picture, string name) => Html.Of($"""
        <svg id="network" viewBox="0 0 {picture.Width:0.#} {picture.Height:0.#}" style="width:{picture.Width * Largest:0}px;min-width:{picture.Width * Smallest:0}px"
        role="img" aria-label="Data flow through {name}; its stages are listed in a table">
        {picture.Boxes.Where(box => box.Box.Kind == BoxKind.Network).Select(Frame)}
        {picture.Wires.Select(Line)}
        {picture.Boxes.Where(box => box.Box.Kind != BoxKind.Network).Select(Stage)}
        </svg>
        """);

    private static Html Frame(PlacedBox placed) => Html.Of($"""
        <g class="network" data-stage="{placed.Box.Path}"><title>{placed.Box.Description}</title>
        {Rectangle("frame", placed, placed.Height)}{Rectangle("header", placed, NetworkOutline.HeaderHeight)}{Words(placed)}</g>

        """);

    private static Html Stage(PlacedBox placed)
    {
        Box box = placed.Box;
        string kind = box.Kind.ToString().ToLowerInvariant(), attention = box.Operator.Contains("Attention", StringComparison.Ordinal) ? " attention" : "";
        return Html.Of($"""
            <g class="{kind}{attention}" data-stage="{box.Path}"><title>{box.Description}</title>
            {Rectangle("box", placed, placed.Height)}{Words(placed)}</g>

            """);
    }

    private static Html Rectangle(string kind, PlacedBox placed, double height) => Html.Of(
        $"<rect class=\"{kind}\" x=\"{placed.X:0.#}\" y=\"{placed.Y:0.#}\" width=\"{placed.Width:0.#}\" height=\"{height:0.#}\" rx=\"6\"/>");

    private static Html Words(PlacedBox placed)
    {
        Box box = placed.Box;
        double room = placed.Width - 2 * Letters.Inset, left = placed.X + Letters.Inset, first = placed.Y + FirstLine;
        return Html.Of($"""
            {Text("name", left, first, Letters.Name(box, room))}{Text("count", left + room, first, box.Parameters)}
            {Text("what", left, first + LineHeight, Letters.Text(box.Operator, room))}{Text("shape", left, first + 2 * LineHeight, Letters.Shape(box.Shape, room))}
            """);
    }

    private static Html Text(string kind, double x, double y, string text) =>
        text.Length == 0 ? Html.Empty : Html.Of($"<text class=\"{kind}\" x=\"{x:0.#}\" y=\"{y:0.#}\">{text}</text>");

    private static Html Line(Wire wire)
    {
        (Point first, Point last) = (wire.Points[0], wire.Points[^1]);
        IEnumerable<string> pieces = wire.Points.Zip(wire.Points.Skip(1), Piece);
        Html head = wire.HasHead
            ? Html.Of($"<path class=\"head\" d=\"M{last.X:0.#} {last.Y:0.#}l{-HeadWidth / 2:0.#} {-HeadLength}h{HeadWidth}z\"/>")
            : Html.Empty;
        return Html.Of($"<path class=\"wire\" d=\"M{first.X:0.#} {first.Y:0.#}{string.Concat(pieces)}\"/>{head}\n");
    }

    /// <summary>A straight way down, or a curve whose ends are upright.</summary>
    private static string Piece(Point from, Point to)
    {
        double middle = (from.Y + to.Y) / 2;
        return Math.Abs(from.X - to.X) < 0.05
            ? string.Create(CultureInfo.InvariantCulture, $"V{to.Y:0.#}")
            : string.Create(CultureInfo.InvariantCulture, $"C{from.X:0.#} {middle:0.#} {to.X:0.#} {middle:0.#} {to.X:0.#} {to.Y:0.#}");
    }
}
