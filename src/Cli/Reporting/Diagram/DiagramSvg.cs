using System.Globalization;

namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>A network's picture as SVG.</summary>
internal static class DiagramSvg
{
    private const double FirstLine = 15, FirstLabelLine = 9, BarHeight = 4, HeadLength = 5, HeadWidth = 7;

    // The picture is drawn a little larger than its units where there is room, and scrolls rather than become too small to read.
    private const double Largest = 1.1, Smallest = 0.8;

    /// <summary>The picture as an element of a page.</summary>
    /// <param name="picture">The boxes and lines in their places.</param>
    /// <param name="name">The network's name.</param>
    public static Html Of(Picture picture, string name) => Html.Of($"""
        <svg id="network" viewBox="0 0 {picture.Width:0.#} {picture.Height:0.#}" style="width:{picture.Width * Largest:0}px;min-width:{picture.Width * Smallest:0}px"
        role="img" aria-label="Data flow through {name}; its stages are listed in a table">
        {Drawing(picture)}
        </svg>
        """);

    /// <summary>The picture's boxes, lines and words.</summary>
    public static Html Drawing(Picture picture) => Html.Of($"""
        {picture.Boxes.Where(box => box.IsFrame).Select(Frame)}
        {picture.Wires.Select(Line)}
        {picture.Labels.Select(Words)}
        {picture.Boxes.Where(box => !box.IsFrame).Select(Stage)}
        """);

    /// <summary>A bend of a line from a layer to the next, and the head of its arrow.</summary>
    public static Html Bend(Point from, Point to, bool hasHead) => Line(new Wire([from, to], hasHead));

    private static Html Frame(PlacedBox placed) => Html.Of($"""
        <g class="frame {placed.Box.Style}" data-stage="{placed.Box.Path}"><title>{placed.Box.Description}</title>
        {Rectangle("ground", placed, placed.Height)}{Rectangle("header", placed, NetworkOutline.HeaderHeight)}{Words(placed, NetworkOutline.HeaderHeight)}</g>

        """);

    private static Html Stage(PlacedBox placed) => Html.Of($"""
        <g class="{placed.Box.Style}" data-stage="{placed.Box.Path}"><title>{placed.Box.Description}</title>
        {Rectangle("box", placed, placed.Height)}{Words(placed, placed.Height)}</g>

        """);

    private static Html Rectangle(string kind, PlacedBox placed, double height) => Html.Of(
        $"<rect class=\"{kind}\" x=\"{placed.X:0.#}\" y=\"{placed.Y:0.#}\" width=\"{placed.Width:0.#}\" height=\"{height:0.#}\" rx=\"6\"/>");

    private static Html Words(PlacedBox placed, double height)
    {
        double room = placed.Width - 2 * Letters.Inset, left = placed.X + Letters.Inset, first = placed.Y + FirstLine;
        return Html.Of($"{placed.Box.Lines.Select((line, i) => Html.Of($"""
            {Text(i == 0 ? "name" : "what", left, first + i * Letters.LineHeight, line.Left)}{Text("count", left + room, first + i * Letters.LineHeight, line.Right)}
            """))}{Bar(placed, left, room, height)}");
    }

    /// <summary>How much of the network's multiply-adds are here.</summary>
    private static Html Bar(PlacedBox placed, double left, double room, double height)
    {
        if (placed.Box.MultiplyAdds == 0) return Html.Empty;
        double top = placed.Y + height - BarHeight - 2;
        return Html.Of($"""
            <rect class="track" x="{left:0.#}" y="{top:0.#}" width="{room:0.#}" height="{BarHeight}" rx="2"/>
            <rect class="share" x="{left:0.#}" y="{top:0.#}" width="{room * placed.Box.Share:0.##}" height="{BarHeight}" rx="2"/>
            """);
    }

    private static Html Words(Label label)
    {
        double width = Letters.WidthOfLabel(label.Lines), height = Label.HeightOf(label.Lines.Count);
        string kind = label.IsInside ? "label inside" : "label";
        return label.Lines.Count == 0 ? Html.Empty : Html.Of($"""
            <g class="{kind}"><rect x="{label.X - width / 2:0.#}" y="{label.Y + Label.Margin:0.#}" width="{width:0.#}" height="{height - 2 * Label.Margin:0.#}"/>
            {label.Lines.Select((line, i) => Text("shape", label.X, label.Y + Label.Margin + FirstLabelLine + i * Letters.LabelLineHeight, line))}</g>

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
