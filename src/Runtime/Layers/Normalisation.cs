using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Layers;

/// <summary>Makes the layer of a <see cref="Norm"/>.</summary>
internal static class Normalisation
{
    private const int Groups = 32;

    /// <summary>Makes the normalisation.</summary>
    /// <exception cref="ArgumentException">Group normalisation of channels that 32 does not divide, or no <see cref="Norm"/>.</exception>
    public static Layer Create(Norm norm, int channels) => norm switch
    {
        Norm.Batch => new BatchNorm2d(channels),
        Norm.FrozenBatch => new BatchNorm2d(channels, frozen: true),
        Norm.Group => new GroupNorm(Groups, channels),
        _ => throw new ArgumentOutOfRangeException(nameof(norm), norm, "Not a Norm."),
    };
}
