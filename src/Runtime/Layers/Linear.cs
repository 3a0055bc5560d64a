using DaNetGen.Graphs;
using DaNetGen.Graphs.Weights;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>A fully connected layer: <c>[B, inFeatures] -> [B, features]</c>. Keys <c>weight</c> and <c>bias</c>; initialised
/// as PyTorch's <c>nn.Linear</c>.</summary>
public sealed class Linear : Layer
{
    [ComponentName(Name = "weight")] private Parameter _weight;
    [ComponentName(Name = "bias")] private Parameter? _bias;

    /// <summary>Makes the layer.</summary>
    /// <param name="inFeatures">Features read.</param>
    /// <param name="features">Features made.</param>
    /// <param name="bias">Whether a bias is added.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public Linear(int inFeatures, int features, bool bias = true) : base(nameof(Linear))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inFeatures);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        _weight = Own("weight", empty(features, inFeatures));
        Initialise.KaimingUniform(_weight);
        if (bias)
        {
            _bias = Own("bias", empty(features));
            Initialise.UniformByFanIn(_bias, inFeatures);
        }
    }

    /// <summary>The weights, <c>[features, inFeatures]</c>.</summary>
    public Parameter Weight => _weight;

    /// <summary>The bias, <c>[features]</c>, or null.</summary>
    public Parameter? Bias => _bias;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.linear(input, _weight, _bias);

    internal override GraphValue Lower(GraphBuilder graph, GraphValue input) =>
        graph.Add(new Graphs.Primitives.Linear(new Stored(() => _weight), _bias is null ? null : new Stored(() => _bias)), input);
}
