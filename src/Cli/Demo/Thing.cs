namespace DaNetGen.Cli.Demo;

/// <summary>Something that stands in the street. It can be drawn more than once, and looks the same each time.</summary>
/// <param name="Z">Its distance; the far is drawn first.</param>
/// <param name="Paint">Draws it.</param>
internal sealed record Thing(float Z, Action<Easel> Paint);
