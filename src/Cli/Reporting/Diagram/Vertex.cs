namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>
/// What is laid out: a box, a frame with its own picture inside, a point where a value enters or leaves, or the passage of a
/// line between other boxes.
/// </summary>
internal sealed class Vertex
{
    /// <summary>The width of a line's passage.</summary>
    public const double PassageWidth = 10;

    /// <summary>The box; null for points and passages.</summary>
    public Box? Box { get; init; }

    /// <summary>The picture in a frame.</summary>
    public Picture? Inside { get; init; }

    /// <summary>Its width.</summary>
    public double Width { get; set; } = PassageWidth;

    /// <summary>The height of its box; a passage is as high as its layer.</summary>
    public double BoxHeight { get; init; }

    /// <summary>The words below it on the line of each output that is read; none for an output that leaves the network around it alone.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Labels { get; init; } = [];

    /// <summary>Its height with the words below it.</summary>
    public double Height => BoxHeight + Label.HeightOf(Labels.Select(lines => lines.Count).DefaultIfEmpty().Max());

    /// <summary>Its layer, counted from above.</summary>
    public int Layer { get; set; }

    /// <summary>Its place in the layer, counted from the left.</summary>
    public int Order { get; set; }

    /// <summary>The x of its centre.</summary>
    public double Centre { get; set; }

    /// <summary>The y of its upper edge.</summary>
    public double Top { get; set; }

    /// <summary>Whether lines run through it.</summary>
    public bool IsPassage => Box is null;

    /// <summary>The offset from its centre at which its input enters.</summary>
    public double EntryOffset(int index) => Inside is null ? 0 : Inside.Entries[index] - Width / 2;

    /// <summary>The offset from its centre at which its output leaves: from a frame where that does, else side by side.</summary>
    public double ExitOffset(int index) =>
        Inside is not null ? Inside.Exits[index] - Width / 2 : Labels.Count < 2 ? 0 : Width * ((index + 0.5) / Labels.Count - 0.5);
}

/// <summary>A value that one vertex makes and another reads.</summary>
/// <param name="From">The maker.</param>
/// <param name="Exit">Which of its outputs.</param>
/// <param name="To">The reader.</param>
/// <param name="Entry">Which of its inputs.</param>
internal sealed record Edge(Vertex From, int Exit, Vertex To, int Entry)
{
    /// <summary>Where the line begins, if the maker's centre is where it is.</summary>
    public double FromX => From.Centre + From.ExitOffset(Exit);

    /// <summary>Where the line ends, if the reader's centre is where it is.</summary>
    public double ToX => To.Centre + To.EntryOffset(Entry);
}
