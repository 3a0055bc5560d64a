using DaNetGen.Layers;
using TorchSharp;

namespace DaNetGen;

/// <summary>Switches the gradients of a layer's parameters.</summary>
internal static class Gradients
{
    /// <summary>No parameter of <paramref name="layer"/> takes a gradient.</summary>
    public static void Disable(torch.nn.Module layer)
    {
        foreach (var parameter in layer.parameters())
            parameter.requires_grad = false;
    }

    /// <summary>The parameters of <paramref name="layer"/> take gradients, but for those of a frozen batch normalisation and of
    /// what a network inside has frozen itself.</summary>
    public static void Enable(torch.nn.Module layer)
    {
        if (layer is BatchNorm2d { Frozen: true })
            return;
        foreach (var (_, parameter) in layer.named_parameters(recurse: false))
            parameter.requires_grad = true;
        foreach (var child in layer is Network network ? network.TrainableLayers : layer.children())
            Enable(child);
    }
}
