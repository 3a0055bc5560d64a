using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DaNetGen;

/// <summary>
/// Base of every generated network: keeps the layer of each stage, by the stage's name, beside the modules that PyTorch's
/// state_dict keys need. A network made inside a dispose scope outlives it.
/// </summary>
public abstract class Network : nn.Module
{
    private readonly Dictionary<string, nn.Module> _layers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly string _name;
    private readonly HashSet<string> _frozen = new(StringComparer.Ordinal);
    private readonly List<nn.Module> _unregistered = [];

    /// <summary>Registers the layers.</summary>
    /// <param name="name">The network's name, as <see cref="nn.Module.GetName"/> gives it; null for the class's.</param>
    protected Network(string? name = null) : base(name ?? nameof(Network))
    {
        _name = name ?? GetType().Name.Split('`')[0];

        // Layers are made in field initialisers, which C# runs before this constructor.
        RegisterLayers();
        foreach (var parameter in parameters())
            parameter.DetachFromDisposeScope();
        foreach (var buffer in buffers())
            buffer.DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public override string GetName() => _name;

    /// <summary>Names of the stages that have a layer, in the order of declaration.</summary>
    public IReadOnlyCollection<string> StageNames => _layers.Keys;

    /// <summary>Calls <see cref="RegisterStage"/> for each layer, in the order of its key. Generated.</summary>
    protected abstract void RegisterLayers();

    /// <summary>Runs the network without knowledge of its type, for tools; generated code calls the typed <c>forward</c>.</summary>
    /// <param name="inputs">The inputs in the order of <c>forward</c>'s parameters, each <c>[B, C, H, W]</c> where the network
    /// reads images.</param>
    /// <returns>The outputs; dispose them.</returns>
    /// <exception cref="ArgumentException">The count of the inputs is not the network's.</exception>
    public abstract NetworkOutputs Run(params IReadOnlyList<Tensor> inputs);

    /// <summary>Registers the layer of a stage.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="key">The layer's key in the state_dict; empty to register the layer's children in the network itself.</param>
    /// <param name="layer">The layer.</param>
    /// <exception cref="ArgumentException">The key is empty and the layer has parameters or buffers of its own, or the stage is
    /// registered already.</exception>
    protected void RegisterStage(string stage, string key, nn.Module layer)
    {
        if (!_layers.TryAdd(stage, layer))
            throw new ArgumentException($"Stage '{stage}' has a layer already.", nameof(stage));
        _keys.Add(stage, key);
        if (key.Length > 0)
        {
            register_module(key, layer);
            return;
        }
        if (layer.named_parameters(recurse: false).Any() || layer.named_buffers(recurse: false).Any())
            throw new ArgumentException($"Stage '{stage}' needs a key: its layer {layer.GetName()} has parameters of its own.", nameof(key));
        _unregistered.Add(layer);
        foreach (var (name, child) in layer.named_children())
            register_module(name, child);
    }

    /// <summary>The layer of an optional stage, where it exists.</summary>
    /// <param name="layer">The layer, or null where its condition is false.</param>
    /// <param name="stage">The stage, for the message.</param>
    /// <param name="condition">The hyperparameters that the stage depends on, for the message.</param>
    /// <exception cref="InvalidOperationException">The stage was switched off when the network was made.</exception>
    protected static TLayer Present<TLayer>(TLayer? layer, string stage, string condition)
        where TLayer : nn.Module =>
        layer ?? throw new InvalidOperationException($"Stage '{stage}' was switched off when the network was made: it needs {condition} to be true.");

    /// <summary>Registration is explicit: TorchSharp's search by reflection would take field names for keys.</summary>
    protected sealed override void RegisterComponents()
    {
    }

    /// <summary>The parameters of some stages, frozen or not, such as <c>ParametersOf("Head")</c> for a learning rate of its own.</summary>
    /// <param name="stages">Names of stages, as declared.</param>
    /// <returns>The parameters, in the order of the stages named.</returns>
    /// <exception cref="ArgumentException">A stage is unknown, or has no layer.</exception>
    public IEnumerable<Parameter> ParametersOf(params string[] stages) =>
        Array.ConvertAll(stages, LayerOf).SelectMany(layer => layer.parameters()).ToArray();

    /// <summary>Freezes stages: their parameters take no gradient and their layers stay in evaluation mode, also after
    /// <see cref="train(bool)"/>.</summary>
    /// <param name="stages">Names of stages, as declared.</param>
    /// <exception cref="ArgumentException">A stage is unknown, or has no layer; nothing is frozen then.</exception>
    public void Freeze(params string[] stages)
    {
        foreach (var (stage, layer) in stages.Zip(Array.ConvertAll(stages, LayerOf)))
        {
            _frozen.Add(stage);
            Gradients.Disable(layer);
            layer.eval();
        }
    }

    /// <summary>Takes <see cref="Freeze"/> back: the layers follow the network's mode again. Batch normalisation declared
    /// frozen, and what a network inside a stage has frozen itself, stay so.</summary>
    /// <param name="stages">Names of stages, as declared.</param>
    /// <exception cref="ArgumentException">A stage is unknown, or has no layer; nothing is changed then.</exception>
    public void Unfreeze(params string[] stages)
    {
        foreach (var (stage, layer) in stages.Zip(Array.ConvertAll(stages, LayerOf)))
        {
            _frozen.Remove(stage);
            Gradients.Enable(layer);
            layer.train(training);
        }
    }

    /// <inheritdoc/>
    public override void train(bool train = true)
    {
        base.train(train);
        foreach (var layer in _unregistered)
            layer.train(train);
        foreach (var stage in _frozen)
            _layers[stage].eval();
    }

    /// <summary>The parameters and buffers by key, in PyTorch's order.</summary>
    public override Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null) =>
        StateDict.Collect(this, destination, prefix);

    /// <summary>The layers that are not frozen, for <see cref="Gradients"/>.</summary>
    internal IEnumerable<nn.Module> TrainableLayers => _layers.Where(layer => !_frozen.Contains(layer.Key)).Select(layer => layer.Value);

    /// <summary>The beginnings of a stage's keys; null where there is no such stage with a layer.</summary>
    /// <param name="path">The stage's name, or those of the stages around it first: <c>Head.Fused</c>.</param>
    internal IReadOnlyList<string>? KeysOf(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var stage = dot < 0 ? path : path[..dot];
        if (!_layers.TryGetValue(stage, out var layer))
            return null;
        var key = _keys[stage];
        if (dot > 0)
            return (layer as Network)?.KeysOf(path[(dot + 1)..])?.Select(inner => StateDict.Join(key, inner)).ToArray();
        return key.Length > 0 ? [key] : layer.named_children().Select(child => child.name).ToArray();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _unregistered.ForEach(layer => layer.Dispose());
        base.Dispose(disposing);
    }

    private nn.Module LayerOf(string stage) =>
        _layers.TryGetValue(stage, out var layer) ? layer
        : throw new ArgumentException($"{GetName()} has no stage '{stage}' with a layer{Nearest.Hint(stage, _layers.Keys)}; the stages with layers are {string.Join(", ", _layers.Keys)}.");
}
