namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>What a box of the picture stands for.</summary>
internal enum BoxKind
{
    /// <summary>An input of the network.</summary>
    Input,

    /// <summary>A stage.</summary>
    Stage,

    /// <summary>A stage whose result leaves the network.</summary>
    Output,

    /// <summary>A stage that runs a network, drawn around that network's stages.</summary>
    Network,
}

/// <summary>A box of the picture with its words.</summary>
/// <param name="Path">The stage with those around it: <c>Head.ConvP1</c>.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Name">Its first line.</param>
/// <param name="Parameters">What stands to the right of its name.</param>
/// <param name="Operator">Its second line.</param>
/// <param name="Shape">Its third line; empty for none.</param>
/// <param name="Description">All of it in a sentence.</param>
internal sealed record Box(string Path, BoxKind Kind, string Name, string Parameters, string Operator, string Shape, string Description)
{
    /// <summary>The width of a box that holds no others.</summary>
    public const double StandardWidth = 118;

    /// <summary>The height of a box with three lines.</summary>
    public const double StandardHeight = 50;
}
