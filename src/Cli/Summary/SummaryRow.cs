namespace DaNetGen.Cli.Summary;

/// <summary>A stage of a network in its summary.</summary>
/// <param name="Depth">How deep it lies: 0 for the network's own stages, 1 for the stages of a network inside it.</param>
/// <param name="Path">The stage with those that it lies in before it: <c>Head.ConvP1</c>.</param>
/// <param name="Stage">The stage's name.</param>
/// <param name="Operator">What it computes.</param>
/// <param name="SymbolicShape">Its result's shape in the input's symbols.</param>
/// <param name="ConcreteShape">Its result's shape for one input size.</param>
/// <param name="Parameters">Its trainable numbers; a network inside counts those of its stages.</param>
/// <param name="MultiplyAdds">Its multiply-adds for that input size; a network inside counts those of its stages.</param>
internal sealed record SummaryRow(
    int Depth, string Path, string Stage, string Operator, string SymbolicShape, string ConcreteShape, long Parameters, long MultiplyAdds);
