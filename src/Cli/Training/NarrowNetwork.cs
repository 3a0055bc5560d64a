using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>
/// Mixed precision: a bfloat16 copy of the network runs forward and backward over the network's own memory, and the network keeps the
/// single-precision parameters that the optimiser updates: an update is often smaller than a bfloat16 can show. Normalisation stays in
/// single precision, and so do the logits from their classifier on. Between steps the network is exact; during one it must not be read.
/// </summary>
internal sealed class NarrowNetwork : IDisposable
{
    private readonly Network copy;
    private readonly NarrowParameter[] parameters;
    private readonly Dictionary<IntPtr, NarrowParameter> ofWide, ofNarrow;
    private readonly LayerwiseBackward backward;

    /// <summary>Joins a network and its copy.</summary>
    /// <param name="master">The network, on its device; it has to live longer than this.</param>
    /// <param name="copy">Another of the same kind; it is converted, and this disposes it.</param>
    /// <param name="device">The network's device.</param>
    public NarrowNetwork(Network master, Network copy, Device device)
    {
        this.copy = copy;
        copy.to(device);
        copy.to(ScalarType.BFloat16);
        foreach (nn.Module layer in copy.modules().Where(layer => layer is Layers.BatchNorm2d or Layers.GroupNorm)) layer.to(ScalarType.Float32);
        parameters = [.. master.parameters().Zip(copy.parameters(), (wide, narrow) => new NarrowParameter(wide, narrow))];
        ofWide = parameters.ToDictionary(pair => pair.Wide.Handle);
        ofNarrow = parameters.ToDictionary(pair => pair.Narrow.Handle);
        using (no_grad())
            foreach ((Tensor wide, Tensor narrow) in master.buffers().Zip(copy.buffers())) narrow.set_(wide);
        foreach (Layers.Classifier classifier in copy.modules().OfType<Layers.Classifier>()) classifier.register_forward_hook(Widen);
        copy.train();
        backward = new(copy);
    }

    /// <summary>The copy of one of the network's parameters, which gets the gradient.</summary>
    public Parameter CopyOf(Parameter wide) => ofWide[wide.Handle].Narrow;

    /// <summary>Runs the copy with the network's present parameters; <see cref="Rest"/> has to follow.</summary>
    public NetworkOutputs Run(Tensor images)
    {
        foreach (NarrowParameter parameter in parameters) parameter.Round();
        // Channels last: convolutions then read and write values as they lie, without a second copy in another order.
        using Tensor narrow = images.to(ScalarType.BFloat16), rows = narrow.permute(0, 2, 3, 1), ordered = rows.contiguous(), input = ordered.permute(0, 3, 1, 2);
        return copy.Run(input);
    }

    /// <summary>Runs backward.</summary>
    /// <param name="loss">The loss of the outputs.</param>
    /// <param name="update">Called with each of the network's parameters once its copy has its whole gradient.</param>
    public void Backward(Tensor loss, Action<Parameter> update)
    {
        HashSet<IntPtr> left = [.. ofNarrow.Keys];
        backward.Run(loss, layer => Update(layer.parameters()));
        Update(copy.parameters());

        void Update(IEnumerable<Parameter> ready)
        {
            foreach (Parameter narrow in ready.Where(parameter => left.Remove(parameter.Handle)))
            {
                NarrowParameter pair = ofNarrow[narrow.Handle];
                pair.Restore();
                update(pair.Wide);
            }
        }
    }

    /// <summary>Ends a step, whatever became of it: the network's parameters are exact again.</summary>
    public void Rest()
    {
        backward.Forget();
        foreach (NarrowParameter parameter in parameters) parameter.Restore();
    }

    private static Tensor Widen(nn.Module<Tensor, Tensor> classifier, Tensor features, Tensor logits)
    {
        using (logits) return logits.to(ScalarType.Float32);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (NarrowParameter parameter in parameters) parameter.Dispose();
        copy.Dispose();
    }
}
