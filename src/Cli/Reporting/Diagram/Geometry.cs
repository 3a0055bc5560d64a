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
internal sealed record PlacedBox(Box Box, double X, double Y, double Width, double Height)
{
    /// <summary>The box moved.</summary>
    public PlacedBox Moved(double x, double y) => this with { X = X + x, Y = Y + y };
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
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Boxes">The boxes, frames before what they hold.</param>
/// <param name="Wires">The lines.</param>
/// <param name="Entries">Where each input enters, as x.</param>
/// <param name="Exits">Where each output leaves, as x.</param>
internal sealed record Picture(
    double Width, double Height, IReadOnlyList<PlacedBox> Boxes, IReadOnlyList<Wire> Wires, IReadOnlyList<double> Entries, IReadOnlyList<double> Exits);
