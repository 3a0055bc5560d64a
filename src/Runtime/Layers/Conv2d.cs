using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Graphs.Weights;
using TorchSharp;
using TorchSharp.Utils;
using Parameter = TorchSharp.Modules.Parameter;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>A 2-d convolution with square kernels: <c>[B, C, H, W] -> [B, channels, H', W']</c>. Keys <c>weight</c> and
/// <c>bias</c>; initialised as PyTorch's <c>nn.Conv2d</c>.</summary>
public sealed class Conv2d : Layer
{
    [ComponentName(Name = "weight")] private Parameter _weight;
    [ComponentName(Name = "bias")] private Parameter? _bias;
    private readonly long[] _stride, _padding, _dilation;

    /// <summary>Makes the convolution.</summary>
    /// <param name="inChannels">Channels read.</param>
    /// <param name="channels">Channels made.</param>
    /// <param name="kernel">Height and width of the kernel.</param>
    /// <param name="stride">Stride.</param>
    /// <param name="padding">Zeros on each side; null for <c>dilation * (kernel - 1) / 2</c>, which keeps the size at stride 1.</param>
    /// <param name="dilation">Distance of the kernel's elements.</param>
    /// <param name="groups">Groups of channels convolved apart.</param>
    /// <param name="bias">Whether a bias is added.</param>
    /// <exception cref="ArgumentException">A number is out of range, or <paramref name="groups"/> does not divide the channels.</exception>
    public Conv2d(int inChannels, int channels, int kernel = 1, int stride = 1, int? padding = null, int dilation = 1, int groups = 1, bool bias = true)
        : base(nameof(Conv2d))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inChannels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(kernel);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stride);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dilation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(groups);
        if (inChannels % groups != 0 || channels % groups != 0)
            throw new ArgumentException($"groups {groups} does not divide {inChannels} input and {channels} output channels.", nameof(groups));
        Stride = stride;
        Padding = padding ?? dilation * (kernel - 1) / 2;
        ArgumentOutOfRangeException.ThrowIfNegative(Padding, nameof(padding));
        Dilation = dilation;
        Groups = groups;
        (_stride, _padding, _dilation) = ([stride, stride], [Padding, Padding], [dilation, dilation]);
        _weight = Own("weight", empty(channels, inChannels / groups, kernel, kernel));
        Initialise.KaimingUniform(_weight);
        if (bias)
        {
            _bias = Own("bias", empty(channels));
            Initialise.UniformByFanIn(_bias, (long)inChannels / groups * kernel * kernel);
        }
    }

    /// <summary>The kernels, <c>[channels, inChannels / groups, kernel, kernel]</c>.</summary>
    public Parameter Weight => _weight;

    /// <summary>The bias, <c>[channels]</c>, or null.</summary>
    public Parameter? Bias => _bias;

    /// <summary>Stride.</summary>
    public int Stride { get; }

    /// <summary>Zeros on each side.</summary>
    public int Padding { get; }

    /// <summary>Distance of the kernel's elements.</summary>
    public int Dilation { get; }

    /// <summary>Groups of channels convolved apart.</summary>
    public int Groups { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.conv2d(input, _weight, _bias, _stride, _padding, _dilation, Groups);

    internal override GraphValue Lower(GraphBuilder graph, GraphValue input) => graph.Add(
        new Convolution(new Stored(() => _weight), _bias is null ? null : new Stored(() => _bias), Stride, Padding, Dilation, Groups), input);
}
