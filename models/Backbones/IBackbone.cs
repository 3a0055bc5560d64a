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
    static abstract TSelf Create(int outputStride, int[]? multiGrid, Norm norm);

    /// <summary>Computes the feature maps.</summary>
    /// <param name="image">The standardised image, <c>[B, 3, H, W]</c>.</param>
    /// <returns>The maps; dispose them.</returns>
    IFeatureMaps forward([Shape("B", 3, "H", "W")] Tensor image);
}
