using DaNetGen.Graphs;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>Drops whole channels of <c>[B, C, H, W]</c> in training and scales the rest by <c>1 / (1 - p)</c>.</summary>
public sealed class Dropout2d : Layer
{
    /// <summary>Makes the layer.</summary>
    /// <param name="p">Probability that a channel is dropped, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is no probability.</exception>
    public Dropout2d(double p = 0.5) : base(nameof(Dropout2d)) => Probability = Probabilities.Check(p);

    /// <summary>Probability that a channel is dropped.</summary>
    public double Probability { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.dropout2d(input, Probability, training);

    internal override GraphValue Lower(GraphBuilder graph, GraphValue input) => input;
}
