// Run: channels = 4
using static TorchSharp.torch;

namespace Samples;

/// <summary>A module as people write them for TorchSharp.</summary>
public sealed class Swish : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> conv;

    /// <summary>Makes it.</summary>
    /// <param name="channels">Channels.</param>
    /// <param name="kernel">Kernel.</param>
    /// <param name="name">A name.</param>
    public Swish(int channels, int kernel, string name) : base(name)
    {
        conv = nn.Conv2d(channels, channels, kernel);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var x = conv.forward(input);
        return x * x.sigmoid();
    }
}

/// <summary>A network with a module of its own as a layer.</summary>
/// <param name="channels">Channels of the features.</param>
[Network]
public sealed partial class OwnModuleNet(int channels)
{
    [Conv(nameof(channels))]
    private partial Tensor Convolved([Shape("B", 3, "H", "W")] Tensor image);

    [Layer<Swish>(nameof(channels), 3, "a \"swish\"")]
    [return: Shape("B", nameof(channels), "H - 2", "W - 2")]
    private partial Tensor Swished(Tensor convolved);

    [Relu, Output]
    private partial Tensor Active(Tensor swished);
}
