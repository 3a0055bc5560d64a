using DaNetGen.Graphs;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>Base of the layers that generated code is made of: one tensor in, one out, components registered explicitly under
/// PyTorch's keys and in PyTorch's order, and kept by the layer whatever dispose scope it was made in.</summary>
public abstract class Layer : nn.Module<Tensor, Tensor>
{
    private protected Layer(string name) : base(name)
    {
    }

    /// <summary>The parameters and buffers by key, in PyTorch's order.</summary>
    public override Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null) =>
        StateDict.Collect(this, destination, prefix);

    /// <summary>Registration is explicit: TorchSharp's search by reflection would take field names for keys.</summary>
    protected sealed override void RegisterComponents()
    {
    }

    private protected Parameter Own(string key, Tensor value, bool gradient = true)
    {
        var parameter = nn.Parameter(value, gradient);
        parameter.DetachFromDisposeScope();
        register_parameter(key, parameter);
        return parameter;
    }

    private protected Tensor OwnBuffer(string key, Tensor value)
    {
        value.DetachFromDisposeScope();
        register_buffer(key, value);
        return value;
    }

    private protected T Child<T>(string key, T layer) where T : nn.Module
    {
        register_module(key, layer);
        return layer;
    }

    /// <summary>Writes what the layer computes in inference down as primitives.</summary>
    internal abstract GraphValue Lower(GraphBuilder graph, GraphValue input);
}
