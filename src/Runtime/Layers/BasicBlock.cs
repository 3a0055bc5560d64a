using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>A residual block of two 3x3 convolutions.</summary>
internal sealed class BasicBlock : Layer
{
    /// <summary>Output channels over width.</summary>
    public const int Expansion = 1;

    private readonly Conv2d _convolution1, _convolution2;
    private readonly Layer _norm1, _norm2;
    private readonly Shortcut? _downsample;

    public BasicBlock(int inChannels, int width, int stride, int dilation, Norm norm) : base(nameof(BasicBlock))
    {
        _convolution1 = Child("conv1", new Conv2d(inChannels, width, kernel: 3, stride: stride, dilation: dilation, bias: false));
        _norm1 = Child("bn1", Normalisation.Create(norm, width));
        _convolution2 = Child("conv2", new Conv2d(width, width, kernel: 3, bias: false));
        _norm2 = Child("bn2", Normalisation.Create(norm, width));
        if (Shortcut.IsNeeded(inChannels, width, stride))
            _downsample = Child("downsample", new Shortcut(inChannels, width, stride, norm));
    }

    public override Tensor forward(Tensor input)
    {
        using var first = _convolution1.call(input);
        using var activated = _norm1.call(first).relu_();
        first.Dispose();
        using var second = _convolution2.call(activated);
        activated.Dispose();
        var normalised = _norm2.call(second);
        second.Dispose();
        return Shortcut.Join(normalised, input, _downsample);
    }

    internal override GraphValue Lower(GraphBuilder graph, GraphValue input)
    {
        var first = graph.Add(new Relu(), _norm1.Lower(graph, _convolution1.Lower(graph, input)));
        return Shortcut.Join(graph, _norm2.Lower(graph, _convolution2.Lower(graph, first)), input, _downsample);
    }
}
