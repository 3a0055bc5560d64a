using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Graphs.Weights;
using TorchSharp;
using TorchSharp.Utils;
using Parameter = TorchSharp.Modules.Parameter;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>Batch normalisation over <c>[B, C, H, W]</c> (Ioffe and Szegedy, 2015). Keys <c>weight</c>, <c>bias</c>,
/// <c>running_mean</c>, <c>running_var</c> and <c>num_batches_tracked</c>.</summary>
public sealed class BatchNorm2d : Layer
{
    [ComponentName(Name = "weight")] private Parameter _weight;
    [ComponentName(Name = "bias")] private Parameter _bias;
    [ComponentName(Name = "running_mean")] private Tensor _runningMean;
    [ComponentName(Name = "running_var")] private Tensor _runningVar;
    [ComponentName(Name = "num_batches_tracked")] private Tensor _batches;

    /// <summary>Makes the normalisation, at first the identity.</summary>
    /// <param name="channels">Channels.</param>
    /// <param name="momentum">Weight of the new batch in the running statistics.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="frozen">Normalises by the running statistics in training too, with weights that take no gradient.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="channels"/> is not positive.</exception>
    public BatchNorm2d(int channels, double momentum = 0.1, double eps = 1e-5, bool frozen = false) : base(nameof(BatchNorm2d))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        Momentum = momentum;
        Eps = eps;
        Frozen = frozen;
        _weight = Own("weight", ones(channels), !frozen);
        _bias = Own("bias", zeros(channels), !frozen);
        _runningMean = OwnBuffer("running_mean", zeros(channels));
        _runningVar = OwnBuffer("running_var", ones(channels));
        _batches = OwnBuffer("num_batches_tracked", zeros([], ScalarType.Int64));
    }

    /// <summary>The factor of each channel.</summary>
    public Parameter Weight => _weight;

    /// <summary>The summand of each channel.</summary>
    public Parameter Bias => _bias;

    /// <summary>The running mean of each channel.</summary>
    public Tensor RunningMean => _runningMean;

    /// <summary>The running variance of each channel.</summary>
    public Tensor RunningVar => _runningVar;

    /// <summary>Weight of the new batch in the running statistics.</summary>
    public double Momentum { get; }

    /// <summary>Added to the variance.</summary>
    public double Eps { get; }

    /// <summary>Whether the running statistics are used in training too, and the weights take no gradient.</summary>
    public bool Frozen { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var byBatch = training && !Frozen;
        if (byBatch)
            _batches.add_(Scalars.One, Scalars.One);
        return nn.functional.batch_norm(input, _runningMean, _runningVar, _weight, _bias, byBatch, Momentum, Eps);
    }

    internal override GraphValue Lower(GraphBuilder graph, GraphValue input) => graph.Add(
        new BatchNorm(new Stored(() => _weight), new Stored(() => _bias), new Stored(() => _runningMean), new Stored(() => _runningVar), Eps), input);
}
