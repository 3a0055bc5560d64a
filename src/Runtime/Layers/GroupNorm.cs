using DaNetGen.Graphs;
using DaNetGen.Graphs.Weights;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>Group normalisation over <c>[B, C, H, W]</c> (Wu and He, 2018). Keys <c>weight</c> and <c>bias</c>.</summary>
public sealed class GroupNorm : Layer
{
    [ComponentName(Name = "weight")] private Parameter _weight;
    [ComponentName(Name = "bias")] private Parameter _bias;

    /// <summary>Makes the normalisation.</summary>
    /// <param name="groups">Groups of channels normalised together.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <exception cref="ArgumentException">A number is not positive, or <paramref name="groups"/> does not divide <paramref name="channels"/>.</exception>
    public GroupNorm(int groups, int channels, double eps = 1e-5) : base(nameof(GroupNorm))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(groups);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        if (channels % groups != 0)
            throw new ArgumentException($"Group normalisation needs channels that {groups} groups divide; there are {channels}.", nameof(channels));
        Groups = groups;
        Eps = eps;
        _weight = Own("weight", ones(channels));
        _bias = Own("bias", zeros(channels));
    }

    /// <summary>The factor of each channel.</summary>
    public Parameter Weight => _weight;

    /// <summary>The summand of each channel.</summary>
    public Parameter Bias => _bias;

    /// <summary>Groups of channels normalised together.</summary>
    public int Groups { get; }

    /// <summary>Added to the variance.</summary>
    public double Eps { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.group_norm(input, Groups, _weight, _bias, Eps);

    internal override GraphValue Lower(GraphBuilder graph, GraphValue input) =>
        graph.Add(new Graphs.Primitives.GroupNorm(Groups, new Stored(() => _weight), new Stored(() => _bias), Eps), input);
}
