namespace DaNetGen.Generator.Shapes;

/// <summary>What a dimension's text says, or what is wrong with it and where.</summary>
/// <param name="Dim">The dimension; null where something is wrong.</param>
/// <param name="Error">Why the text does not parse.</param>
/// <param name="Unknown">The name in it that nothing declares.</param>
/// <param name="Start">Where the mistake begins.</param>
/// <param name="Length">How long it is; 0 at the end of the text.</param>
internal sealed record ParsedDim(Dim? Dim, string? Error, string? Unknown, int Start, int Length);
