using DaNetGen.Graphs;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>Dropout and a 1x1 convolution to class scores: <c>[B, C, H, W] -> [B, classes, H, W]</c>. Keys <c>1.weight</c> and
/// <c>1.bias</c>.</summary>
public sealed class Classifier : Layer
{
    private readonly Layer _dropout;
    private readonly Conv2d _convolution;

    /// <summary>Makes the layers.</summary>
    /// <param name="inChannels">Channels read.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="dropout">Probability of dropout, 0 to 1.</param>
    /// <param name="channelwise">Drops whole channels in place of elements.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public Classifier(int inChannels, int classes, double dropout = 0.1, bool channelwise = false) : base(nameof(Classifier))
    {
        _dropout = Child<Layer>("0", channelwise ? new Dropout2d(dropout) : new Dropout(dropout));
        _convolution = Child("1", new Conv2d(inChannels, classes));
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var kept = _dropout.call(input);
        return _convolution.call(kept);
    }

    internal override GraphValue Lower(GraphBuilder graph, GraphValue input) => _convolution.Lower(graph, _dropout.Lower(graph, input));
}
