using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Training;

/// <summary>
/// Mixed precision: a bfloat16 copy of the network runs forward and backward, the network itself keeps the single-precision
/// parameters that the optimiser updates: an update is often smaller than a bfloat16 can show. Normalisation stays in single precision.
/// </summary>
internal sealed class NarrowNetwork : IDisposable
{
    private readonly Network copy;
    private readonly (Parameter Master, Parameter Copy)[] parameters;
    private readonly Dictionary<IntPtr, Parameter> copyOf;
    private readonly (Tensor Master, Tensor Copy)[] buffers;

    /// <summary>Pairs a network with its copy.</summary>
    /// <param name="master">The network, on its device.</param>
    /// <param name="copy">Another of the same kind; it is converted, and this disposes it.</param>
    /// <param name="device">The network's device.</param>
    public NarrowNetwork(Network master, Network copy, Device device)
    {
        this.copy = copy;
        copy.to(device);
        copy.to(ScalarType.BFloat16);
        foreach (nn.Module layer in copy.modules().Where(layer => layer is Layers.BatchNorm2d or Layers.GroupNorm)) layer.to(ScalarType.Float32);
        parameters = [.. master.parameters().Zip(copy.parameters())];
        copyOf = parameters.ToDictionary(pair => pair.Master.Handle, pair => pair.Copy);
        buffers = [.. master.buffers().Zip(copy.buffers())];
        copy.train();
    }

    /// <summary>Runs the copy with the network's present parameters.</summary>
    public NetworkOutputs Run(Tensor images)
    {
        using (no_grad())
        {
            foreach ((Parameter master, Parameter narrow) in parameters) narrow.copy_(master);
            foreach ((Tensor master, Tensor narrow) in buffers) narrow.copy_(master);
        }
        using Tensor input = images.to(ScalarType.BFloat16);
        NetworkOutputs outputs = copy.Run(input);
        using (no_grad())
            foreach ((Tensor master, Tensor narrow) in buffers) master.copy_(narrow);
        return outputs;
    }

    /// <summary>Moves a parameter's gradient from the copy to the network.</summary>
    public void FetchGradient(Parameter parameter)
    {
        Parameter narrow = copyOf[parameter.Handle];
        using Tensor? gradient = narrow.grad;
        using Tensor? wide = gradient?.to(ScalarType.Float32);
        parameter.grad = wide;
        narrow.grad = null;
    }

    /// <inheritdoc/>
    public void Dispose() => copy.Dispose();
}
