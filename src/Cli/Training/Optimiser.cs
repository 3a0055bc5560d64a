using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>An optimiser a parameter, over a network whose head learns at a higher rate; their memory is laid open under the parameters' names.</summary>
internal sealed class Optimiser : IDisposable
{
    private const string Backbone = "Backbone";

    private readonly IParameterUpdate[] updates;
    private readonly Dictionary<IntPtr, int> indexOf;
    private readonly string[] names;
    private readonly int backboneCount;
    private readonly double headRate;

    /// <summary>Sets up.</summary>
    /// <param name="network">The network, on its device already.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="narrow">Where the gradients are in mixed precision; null for single precision.</param>
    public Optimiser(Network network, TrainingOptions options, NarrowNetwork? narrow = null)
    {
        Parameter[] backbone = network.StageNames.Contains(Backbone) ? [.. network.ParametersOf(Backbone)] : [];
        HashSet<IntPtr> known = [.. backbone.Select(p => p.Handle)];
        Parameter[] parameters = [.. backbone, .. network.parameters().Where(p => !known.Contains(p.Handle))];
        Dictionary<IntPtr, string> nameOf = network.named_parameters().ToDictionary(p => p.parameter.Handle, p => p.name);
        backboneCount = backbone.Length;
        names = [.. parameters.Select(p => nameOf[p.Handle])];
        indexOf = parameters.Index().ToDictionary(p => p.Item.Handle, p => p.Index);
        headRate = options.HeadRate;
        updates = [.. parameters.Select(p => Of(p, narrow?.CopyOf(p), options))];
    }

    /// <summary>The rates of the latest update: the backbone's, then the rest's.</summary>
    public IReadOnlyList<double> Rates { get; private set; } = [];

    /// <summary>Updates the parameters by their gradients.</summary>
    /// <param name="rate">The backbone's rate.</param>
    public void Step(double rate)
    {
        Begin(rate);
        for (int i = 0; i < updates.Length; i++) Step(i);
    }

    /// <summary>Begins an update that is given one parameter after the other.</summary>
    /// <param name="rate">The backbone's rate.</param>
    public void Begin(double rate) => Rates = [rate, rate * headRate];

    /// <summary>Updates one of the network's parameters by its gradient.</summary>
    public void Step(Parameter parameter) => Step(indexOf[parameter.Handle]);

    /// <summary>What it remembers from step to step, by key; the tensors stay its own, but for those of the caller's dispose scope.</summary>
    public IEnumerable<(string Key, Tensor Value)> Memory() =>
        names.Zip(updates).SelectMany(one => one.Second.Memory().Select(memory => ($"{one.First}.{memory.Key}", memory.Value)));

    /// <summary>Takes up what <see cref="Memory"/> gave.</summary>
    /// <exception cref="KeyNotFoundException">It is another optimiser's.</exception>
    public void Remember(IReadOnlyDictionary<string, Tensor> memory)
    {
        foreach ((string name, IParameterUpdate update) in names.Zip(updates)) update.Remember(key => memory.GetValueOrDefault($"{name}.{key}"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IParameterUpdate one in updates) one.Dispose();
    }

    private void Step(int index) => updates[index].Step(Rates[index < backboneCount ? 0 : 1]);

    private static IParameterUpdate Of(Parameter parameter, Parameter? narrow, TrainingOptions options) => (narrow, options.Optimiser) switch
    {
        (null, _) => new WideUpdate(parameter, options),
        (_, OptimiserKind.AdamW) => new AdamWUpdate(parameter, narrow, options.WeightDecay),
        _ => new MomentumUpdate(parameter, narrow, options.WeightDecay),
    };
}
