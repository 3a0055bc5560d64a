namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>A place in the picture; x grows to the right, y downwards.</summary>
internal readonly record struct Point(double X, double Y)
{
    /// <summary>The point moved.</summary>
    public Point Moved(double x, double y) => new(X + x, Y + y);
}

/// <summary>A box in its place.</summary>
/// <param name="Box">The box.</param>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="IsFrame">Whether it is drawn around others.</param>
internal sealed record PlacedBox(Box Box, double X, double Y, double Width, double Height, bool IsFrame)
{
    /// <summary>The box moved.</summary>
    public PlacedBox Moved(double x, double y) => this with { X = X + x, Y = Y + y };
}

/// <summary>The words on a line, below the box where it begins.</summary>
/// <param name="Lines">The words.</param>
/// <param name="X">Their centre.</param>
/// <param name="Y">Their upper edge.</param>
/// <param name="IsInside">Whether they stand in a frame.</param>
internal sealed record Label(IReadOnlyList<string> Lines, double X, double Y, bool IsInside)
{
    /// <summary>The space above and below the words.</summary>
    public const double Margin = 2;

    /// <summary>The height that so many lines take.</summary>
    public static double HeightOf(int lines) => lines == 0 ? 0 : lines * Letters.LabelLineHeight + 2 * Margin;

    /// <summary>The words moved.</summary>
    public Label Moved(double x, double y) => this with { X = X + x, Y = Y + y };
}

/// <summary>A line along which a value flows.</summary>
/// <param name="Points">Where it runs, from its source downwards.</param>
/// <param name="HasHead">Whether it ends in an arrow's head.</param>
internal sealed record Wire(IReadOnlyList<Point> Points, bool HasHead)
{
    /// <summary>The line moved.</summary>
    public Wire Moved(double x, double y) => this with { Points = [.. Points.Select(point => point.Moved(x, y))] };
}

/// <summary>A picture of a network: its boxes and lines, and where values enter it above and leave it below.</summary>
/// <param name="Layering">Its vertices in their places, without those inside frames; their x counts from <paramref name="Margin"/>.</param>
/// <param name="Margin">The space at the left of the vertices.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Entries">Where each input enters, as x.</param>
/// <param name="Exits">Where each output leaves, as x.</param>
internal sealed record Picture(Layering Layering, double Margin, double Width, double Height, IReadOnlyList<double> Entries, IReadOnlyList<double> Exits)
{
    /// <summary>The boxes, frames before what they hold.</summary>
    public required IReadOnlyList<PlacedBox> Boxes { get; init; }

    /// <summary>The lines.</summary>
    public required IReadOnlyList<Wire> Wires { get; init; }

    /// <summary>The words on lines.</summary>
    public required IReadOnlyList<Label> Labels { get; init; }
}
