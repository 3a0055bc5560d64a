using static TorchSharp.torch;

namespace DaNetGen.Models;

/// <summary>A backbone: an image goes in, four feature maps come out.</summary>
/// <typeparam name="TSelf">The network itself.</typeparam>
[NetworkContract]
public interface IBackbone<TSelf>
    where TSelf : Network, IBackbone<TSelf>
{
    /// <summary>Channels of <see cref="IFeatureMaps.Layer3"/>.</summary>
    [MultipleOf(32)]
    static abstract int Layer3Channels { get; }

    /// <summary>Channels of <see cref="IFeatureMaps.Layer4"/>.</summary>
    [MultipleOf(32)]
    static abstract int Layer4Channels { get; }

    /// <summary>Makes the backbone.</summary>
    /// <param name="outputStride">Size of the image over that of the last map: 8, 16 or 32.</param>
    /// <param name="multiGrid">Multipliers of the last stage's dilation, block by block; null for none.</param>
    /// <param name="norm">The normalisation after each convolution.</param>
    /// <param name="stemChannels">Channels that a ResNet's stem makes: 64, or 128 in the deep stem of PSPNet.</param>
    /// <param name="deepStem">A stem of three 3x3 convolutions in place of one of 7x7.</param>
    static abstract TSelf Create(int outputStride, int[]? multiGrid, Norm norm, int stemChannels, bool deepStem);

    /// <summary>Computes the feature maps.</summary>
    /// <param name="image">The standardised image, <c>[B, 3, H, W]</c>.</param>
    /// <returns>The maps; dispose them.</returns>
    IFeatureMaps forward([Shape("B", 3, "H", "W")] Tensor image);
}
