using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>A ResNet's stem: convolution of stride 2, normalisation, ReLU and 3x3 max pooling of stride 2: <c>[B, C, H, W] ->
/// [B, channels, H/4, W/4]</c>, sizes rounded up. Children <c>conv1</c> and <c>bn1</c>.</summary>
public sealed class Stem : Layer
{
    private readonly Layer _convolution;
    private readonly Layer _norm;

    /// <summary>Makes the stem; convolutions start Kaiming-normal by fan-out.</summary>
    /// <param name="inChannels">Channels read.</param>
    /// <param name="channels">Channels made.</param>
    /// <param name="deep">Three 3x3 convolutions (channels/2, channels/2, channels) in place of one of 7x7.</param>
    /// <param name="norm">The normalisation.</param>
    /// <exception cref="ArgumentException">A number is not positive, or 32 groups do not divide the channels.</exception>
    public Stem(int inChannels, int channels, bool deep = false, Norm norm = Norm.Batch) : base(nameof(Stem))
    {
        _convolution = Child<Layer>("conv1", deep
            ? new DeepStemConvolutions(inChannels, channels, norm)
            : new Conv2d(inChannels, channels, kernel: 7, stride: 2, bias: false));
        _norm = Child("bn1", Normalisation.Create(norm, channels));
        Initialise.KaimingNormalFanOut(this);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var convolved = _convolution.call(input);
        using var activated = _norm.call(convolved).relu_();
        convolved.Dispose();
        return Functional.MaxPool(activated, kernel: 3, stride: 2, padding: 1);
    }

    internal override GraphValue Lower(GraphBuilder graph, GraphValue input)
    {
        var activated = graph.Add(new Relu(), _norm.Lower(graph, _convolution.Lower(graph, input)));
        return graph.Add(new MaxPool(Kernel: 3, Stride: 2, Padding: 1), activated);
    }
}
