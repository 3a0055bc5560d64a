using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen;

/// <summary>PyTorch's order of a state_dict: a module's parameters, its buffers, then its children.</summary>
internal static class StateDict
{
    /// <summary>Adds the entries of <paramref name="module"/>, as PyTorch orders them. TorchSharp itself puts every parameter
    /// of a whole tree before the first buffer.</summary>
    public static Dictionary<string, Tensor> Collect(nn.Module module, Dictionary<string, Tensor>? destination, string? prefix)
    {
        destination ??= [];
        foreach (var (name, parameter) in module.named_parameters(recurse: false))
            destination.TryAdd(Join(prefix, name), parameter);
        foreach (var (name, buffer) in module.named_buffers(recurse: false, include_nonpersistent: false))
            destination.TryAdd(Join(prefix, name), buffer);
        foreach (var (name, child) in module.named_children())
            child.state_dict(destination, Join(prefix, name));
        return destination;
    }

    /// <summary>A key behind the keys of the modules around it.</summary>
    public static string Join(string? prefix, string name) => string.IsNullOrEmpty(prefix) ? name : $"{prefix}.{name}";
}
