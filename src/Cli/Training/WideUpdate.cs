using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>TorchSharp's optimiser of one parameter, its memory laid open.</summary>
internal sealed class WideUpdate(Parameter parameter, TrainingOptions options) : IParameterUpdate
{
    private readonly OptimizerHelper inner = options.Optimiser == OptimiserKind.AdamW
        ? optim.AdamW([parameter], options.Rate, AdamWUpdate.Beta1, AdamWUpdate.Beta2, AdamWUpdate.Epsilon, options.WeightDecay)
        : optim.SGD([parameter], options.Rate, MomentumUpdate.Factor, weight_decay: options.WeightDecay);

    private OptimizerState State => inner.state_dict().State[0];

    /// <inheritdoc/>
    public void Step(double rate)
    {
        inner.ParamGroups.First().LearningRate = rate;
        inner.step();
    }

    /// <inheritdoc/>
    public IEnumerable<(string Key, Tensor Value)> Memory()
    {
        OptimizerState state = State;
        if (state is SGD.State { momentum_buffer: { } momentum }) yield return (MemoryKeys.Momentum, momentum);
        if (state is not AdamW.State adam) yield break;
        yield return (MemoryKeys.Mean, adam.exp_avg);
        yield return (MemoryKeys.Square, adam.exp_avg_sq);
        yield return (MemoryKeys.Steps, tensor(adam.step));
    }

    /// <inheritdoc/>
    public void Remember(Func<string, Tensor?> saved)
    {
        OptimizerState state = State;
        if (state is SGD.State descent && saved(MemoryKeys.Momentum) is { } momentum)
            descent.momentum_buffer = momentum.to(parameter.device, copy: true).DetachFromDisposeScope();
        if (state is not AdamW.State adam) return;
        adam.exp_avg.copy_(Needed(MemoryKeys.Mean));
        adam.exp_avg_sq.copy_(Needed(MemoryKeys.Square));
        adam.step = Needed(MemoryKeys.Steps).item<long>();

        Tensor Needed(string key) => saved(key) ?? throw new KeyNotFoundException(key);
    }

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();
}
