using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>TorchSharp's optimiser over a network whose head learns at a higher rate, with its memory laid open under the parameters' names.</summary>
internal sealed class Optimiser : IDisposable
{
    private const string Backbone = "Backbone";
    private const double Momentum = 0.9;

    private readonly OptimizerHelper inner;
    private readonly string[] names;
    private readonly double headRate;

    /// <summary>Sets up; the network has to be on its device already.</summary>
    public Optimiser(Network network, TrainingOptions options)
    {
        Parameter[] backbone = network.StageNames.Contains(Backbone) ? [.. network.ParametersOf(Backbone)] : [];
        HashSet<IntPtr> known = [.. backbone.Select(p => p.Handle)];
        Parameter[] head = [.. network.parameters().Where(p => !known.Contains(p.Handle))];
        Dictionary<IntPtr, string> nameOf = network.named_parameters().ToDictionary(p => p.parameter.Handle, p => p.name);
        names = [.. backbone.Concat(head).Select(p => nameOf[p.Handle])];
        headRate = options.HeadRate;
        inner = options.Optimiser == OptimiserKind.AdamW ? Adam(backbone, head, options) : Descent(backbone, head, options);
    }

    /// <summary>The rates of the next update: the backbone's, then the rest's.</summary>
    public IReadOnlyList<double> Rates => [.. inner.ParamGroups.Select(group => group.LearningRate)];

    /// <summary>Updates the parameters by their gradients.</summary>
    /// <param name="rate">The backbone's rate.</param>
    public void Step(double rate)
    {
        optim.ILearningRateController[] groups = [.. inner.ParamGroups];
        groups[0].LearningRate = rate;
        groups[1].LearningRate = rate * headRate;
        inner.step();
    }

    /// <summary>What it remembers from step to step, by key; the tensors stay its own, but for those of the caller's dispose scope.</summary>
    public IEnumerable<(string Key, Tensor Value)> Memory()
    {
        foreach ((string name, OptimizerState state) in names.Zip(inner.state_dict().State))
        {
            if (state is SGD.State { momentum_buffer: { } momentum }) yield return (name + ".momentum", momentum);
            if (state is not AdamW.State adam) continue;
            yield return (name + ".mean", adam.exp_avg);
            yield return (name + ".square", adam.exp_avg_sq);
            yield return (name + ".steps", tensor(adam.step));
        }
    }

    /// <summary>Takes up what <see cref="Memory"/> gave.</summary>
    /// <exception cref="KeyNotFoundException">It is another optimiser's.</exception>
    public void Remember(IReadOnlyDictionary<string, Tensor> memory)
    {
        foreach ((string name, OptimizerState state) in names.Zip(inner.state_dict().State))
        {
            if (state is SGD.State descent && memory.TryGetValue(name + ".momentum", out Tensor? momentum)) descent.momentum_buffer = Own(momentum);
            if (state is not AdamW.State adam) continue;
            adam.exp_avg.copy_(memory[name + ".mean"]);
            adam.exp_avg_sq.copy_(memory[name + ".square"]);
            adam.step = memory[name + ".steps"].item<long>();
        }

        Tensor Own(Tensor saved) => saved.to(inner.parameters().First().device, copy: true).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    // The groups name all but their rate in no word: the shorter constructors of a group would set momentum and decay to 0.
    private static SGD Descent(Parameter[] backbone, Parameter[] head, TrainingOptions options)
    {
        SGD.ParamGroup Group(Parameter[] parameters, double rate) => new(parameters, new SGD.Options { LearningRate = rate });
        return optim.SGD([Group(backbone, options.Rate), Group(head, options.Rate * options.HeadRate)], options.Rate, Momentum, weight_decay: options.WeightDecay);
    }

    private static AdamW Adam(Parameter[] backbone, Parameter[] head, TrainingOptions options)
    {
        AdamW.ParamGroup Group(Parameter[] parameters, double rate) => new(parameters, new AdamW.Options { LearningRate = rate });
        return optim.AdamW([Group(backbone, options.Rate), Group(head, options.Rate * options.HeadRate)], options.Rate, weight_decay: options.WeightDecay);
    }
}
