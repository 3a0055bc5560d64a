using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>A convolution without bias, its normalisation and ReLU: <c>[B, C, H, W] -> [B, channels, H', W']</c>. Keys
/// <c>0.weight</c>, <c>1.weight</c>, <c>1.bias</c>, <c>1.running_mean</c> and so on.</summary>
public sealed class ConvBnRelu : Layer
{
    private readonly Conv2d _convolution;
    private readonly Layer _norm;

    /// <summary>Makes the layers.</summary>
    /// <param name="inChannels">Channels read.</param>
    /// <param name="channels">Channels made.</param>
    /// <param name="kernel">Height and width of the kernel.</param>
    /// <param name="stride">Stride.</param>
    /// <param name="padding">Zeros on each side; null for <c>dilation * (kernel - 1) / 2</c>, which keeps the size at stride 1.</param>
    /// <param name="dilation">Distance of the kernel's elements.</param>
    /// <param name="groups">Groups of channels convolved apart.</param>
    /// <param name="norm">The normalisation.</param>
    /// <exception cref="ArgumentException">A number is out of range, or groups do not divide the channels.</exception>
    public ConvBnRelu(int inChannels, int channels, int kernel = 1, int stride = 1, int? padding = null, int dilation = 1, int groups = 1, Norm norm = Norm.Batch)
        : base(nameof(ConvBnRelu))
    {
        _convolution = Child("0", new Conv2d(inChannels, channels, kernel, stride, padding, dilation, groups, bias: false));
        _norm = Child("1", Normalisation.Create(norm, channels));
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var convolved = _convolution.call(input);
        // In place: neither this nor the normalisation's gradient reads the normalised values again.
        return _norm.call(convolved).relu_();
    }

    internal override GraphValue Lower(GraphBuilder graph, GraphValue input) =>
        graph.Add(new Relu(), _norm.Lower(graph, _convolution.Lower(graph, input)));
}
