using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>The convolution of a residual block's shortcut, where the block changes size or channels: keys <c>0</c> and <c>1</c>.</summary>
internal sealed class Shortcut : Layer
{
    private readonly Conv2d _convolution;
    private readonly Layer _norm;

    public Shortcut(int inChannels, int channels, int stride, Norm norm) : base(nameof(Shortcut))
    {
        _convolution = Child("0", new Conv2d(inChannels, channels, stride: stride, bias: false));
        _norm = Child("1", Normalisation.Create(norm, channels));
    }

    /// <summary>Whether a block needs the convolution.</summary>
    public static bool IsNeeded(int inChannels, int channels, int stride) => stride != 1 || inChannels != channels;

    public override Tensor forward(Tensor input)
    {
        using var convolved = _convolution.call(input);
        return _norm.call(convolved);
    }

    /// <summary>Adds the block's input, convolved where there is a shortcut, to its <paramref name="value"/>, in place, and ReLU.</summary>
    public static Tensor Join(Tensor value, Tensor input, Shortcut? shortcut)
    {
        if (shortcut is null)
            return value.add_(input, Scalars.One).relu_();
        using var convolved = shortcut.call(input);
        return value.add_(convolved, Scalars.One).relu_();
    }

    internal override GraphValue Lower(GraphBuilder graph, GraphValue input) => _norm.Lower(graph, _convolution.Lower(graph, input));

    /// <summary>The same, as primitives.</summary>
    public static GraphValue Join(GraphBuilder graph, GraphValue value, GraphValue input, Shortcut? shortcut) =>
        graph.Add(new Relu(), graph.Add(new Add(), value, shortcut is null ? input : shortcut.Lower(graph, input)));
}
