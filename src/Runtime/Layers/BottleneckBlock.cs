using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>A residual block of 1x1, 3x3 and 1x1 convolutions; stride and dilation are the 3x3's, as in torchvision.</summary>
internal sealed class BottleneckBlock : Layer
{
    /// <summary>Output channels over width.</summary>
    public const int Expansion = 4;

    private readonly Conv2d _convolution1, _convolution2, _convolution3;
    private readonly Layer _norm1, _norm2, _norm3;
    private readonly Shortcut? _downsample;

    public BottleneckBlock(int inChannels, int width, int stride, int dilation, Norm norm) : base(nameof(BottleneckBlock))
    {
        var channels = width * Expansion;
        _convolution1 = Child("conv1", new Conv2d(inChannels, width, bias: false));
        _norm1 = Child("bn1", Normalisation.Create(norm, width));
        _convolution2 = Child("conv2", new Conv2d(width, width, kernel: 3, stride: stride, dilation: dilation, bias: false));
        _norm2 = Child("bn2", Normalisation.Create(norm, width));
        _convolution3 = Child("conv3", new Conv2d(width, channels, bias: false));
        _norm3 = Child("bn3", Normalisation.Create(norm, channels));
        if (Shortcut.IsNeeded(inChannels, channels, stride))
            _downsample = Child("downsample", new Shortcut(inChannels, channels, stride, norm));
    }

    public override Tensor forward(Tensor input)
    {
        using var first = _convolution1.call(input);
        using var firstActivated = _norm1.call(first).relu_();
        first.Dispose();
        using var second = _convolution2.call(firstActivated);
        firstActivated.Dispose();
        using var secondActivated = _norm2.call(second).relu_();
        second.Dispose();
        using var third = _convolution3.call(secondActivated);
        secondActivated.Dispose();
        var normalised = _norm3.call(third);
        third.Dispose();
        return Shortcut.Join(normalised, input, _downsample);
    }

    internal override GraphValue Lower(GraphBuilder graph, GraphValue input)
    {
        var first = graph.Add(new Relu(), _norm1.Lower(graph, _convolution1.Lower(graph, input)));
        var second = graph.Add(new Relu(), _norm2.Lower(graph, _convolution2.Lower(graph, first)));
        return Shortcut.Join(graph, _norm3.Lower(graph, _convolution3.Lower(graph, second)), input, _downsample);
    }
}
