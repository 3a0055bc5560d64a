using DaNetGen.Graphs.Weights;

namespace DaNetGen.Programs;

/// <summary>A weight that a program reads.</summary>
/// <param name="Weight">Which.</param>
/// <param name="Packing">How.</param>
internal sealed record WeightRequest(Weight Weight, Packing Packing);
