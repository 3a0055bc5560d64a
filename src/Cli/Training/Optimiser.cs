using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>TorchSharp's optimisers, one a parameter, over a network whose head learns at a higher rate; their memory is laid open under
/// the parameters' names.</summary>
internal sealed class Optimiser : IDisposable
{
    private const string Backbone = "Backbone";
    private const double Momentum = 0.9;

    private readonly OptimizerHelper[] inner;
    private readonly Parameter[] parameters;
    private readonly int backboneCount;
    private readonly string[] names;
    private readonly double headRate;

    /// <summary>Sets up; the network has to be on its device already.</summary>
    public Optimiser(Network network, TrainingOptions options)
    {
        Parameter[] backbone = network.StageNames.Contains(Backbone) ? [.. network.ParametersOf(Backbone)] : [];
        HashSet<IntPtr> known = [.. backbone.Select(p => p.Handle)];
        Parameter[] head = [.. network.parameters().Where(p => !known.Contains(p.Handle))];
        Dictionary<IntPtr, string> nameOf = network.named_parameters().ToDictionary(p => p.parameter.Handle, p => p.name);
        parameters = [.. backbone, .. head];
        backboneCount = backbone.Length;
        names = [.. parameters.Select(p => nameOf[p.Handle])];
        headRate = options.HeadRate;
        inner = [.. parameters.Select(p => Of(p, options))];
    }

    /// <summary>The rates of the latest update: the backbone's, then the rest's.</summary>
    public IReadOnlyList<double> Rates { get; private set; } = [];

    /// <summary>Updates the parameters by their gradients.</summary>
    /// <param name="rate">The backbone's rate.</param>
    /// <param name="narrow">Where the gradients are in mixed precision: each is fetched for its own update and given up after it, so that
    /// never more than one is in memory in single precision.</param>
    public void Step(double rate, NarrowNetwork? narrow = null)
    {
        Rates = [rate, rate * headRate];
        for (int i = 0; i < inner.Length; i++)
        {
            inner[i].ParamGroups.First().LearningRate = Rates[i < backboneCount ? 0 : 1];
            narrow?.FetchGradient(parameters[i]);
            inner[i].step();
            if (narrow is not null) parameters[i].grad = null;
        }
    }

    /// <summary>What it remembers from step to step, by key; the tensors stay its own, but for those of the caller's dispose scope.</summary>
    public IEnumerable<(string Key, Tensor Value)> Memory()
    {
        foreach ((string name, OptimizerState state) in names.Zip(inner.Select(one => one.state_dict().State[0])))
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
        foreach ((string name, OptimizerState state) in names.Zip(inner.Select(one => one.state_dict().State[0])))
        {
            if (state is SGD.State descent && memory.TryGetValue(name + ".momentum", out Tensor? momentum)) descent.momentum_buffer = Own(momentum);
            if (state is not AdamW.State adam) continue;
            adam.exp_avg.copy_(memory[name + ".mean"]);
            adam.exp_avg_sq.copy_(memory[name + ".square"]);
            adam.step = memory[name + ".steps"].item<long>();
        }

        Tensor Own(Tensor saved) => saved.to(parameters[0].device, copy: true).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (OptimizerHelper one in inner) one.Dispose();
    }

    private static OptimizerHelper Of(Parameter parameter, TrainingOptions options) => options.Optimiser == OptimiserKind.AdamW
        ? optim.AdamW([parameter], options.Rate, weight_decay: options.WeightDecay)
        : optim.SGD([parameter], options.Rate, Momentum, weight_decay: options.WeightDecay);
}
