using DaNetGen.Generator.Shapes;

namespace DaNetGen.Cli.Summary;

/// <summary>The size of a network's input, <c>[B, 3, H, W]</c>.</summary>
internal sealed record InputSize(int Batch, int Height, int Width)
{
    /// <summary>The value of one of its symbols; null for any other name.</summary>
    public Dim? Of(string symbol) => symbol switch
    {
        "B" => Batch,
        "H" => Height,
        "W" => Width,
        _ => null,
    };
}
