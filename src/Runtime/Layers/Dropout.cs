using DaNetGen.Graphs;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>Drops elements in training and scales the rest by <c>1 / (1 - p)</c>.</summary>
public sealed class Dropout : Layer
{
    /// <summary>Makes the layer.</summary>
    /// <param name="p">Probability that an element is dropped, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is no probability.</exception>
    public Dropout(double p = 0.5) : base(nameof(Dropout)) => Probability = Probabilities.Check(p);

    /// <summary>Probability that an element is dropped.</summary>
    public double Probability { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.dropout(input, Probability, training);

    internal override GraphValue Lower(GraphBuilder graph, GraphValue input) => input;
}
