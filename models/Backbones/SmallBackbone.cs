using static TorchSharp.torch;

namespace DaNetGen.Models;

/// <summary>
/// A stem and four convolutions, small enough to learn in a minute on a processor. At output stride 8 a feature sees 59 x 59
/// pixels of the image and no more: what lies further away, a head has to bring.
/// </summary>
/// <param name="outputStride">Size of the image over that of the last map: 8, 16 or 32.</param>
/// <param name="multiGrid">Null: a stage of one convolution has no blocks to give dilations of their own.</param>
/// <param name="norm">The normalisation after each convolution.</param>
/// <param name="stemChannels">Twice the channels that the stem makes.</param>
/// <param name="deepStem">A stem of three 3x3 convolutions in place of one of 7x7.</param>
/// <exception cref="ArgumentException"><paramref name="multiGrid"/> is not null.</exception>
[Network]
public sealed partial class SmallBackbone(
    [OneOf(8, 16, 32)] int outputStride = 32, int[]? multiGrid = null, Norm norm = Norm.Batch,
    [MultipleOf(4)] int stemChannels = 64, bool deepStem = false)
    : IBackbone<SmallBackbone>
{
    private readonly int[]? grid = multiGrid is null
        ? null : throw new ArgumentException("The small backbone has no multi-grid: each of its stages is one convolution.", nameof(multiGrid));

    [Stem("stemChannels / 2", nameof(deepStem), Norm = nameof(norm)), Key("")]
    private partial Tensor Stem([Shape("B", 3, "H", "W")] Tensor image);

    [ConvBnRelu(32, kernel: 3, norm: nameof(norm)), Output]
    private partial Tensor Layer1(Tensor stem);

    [ConvBnRelu(64, kernel: 3, stride: 2, norm: nameof(norm)), Output]
    private partial Tensor Layer2(Tensor layer1);

    [ConvBnRelu(128, kernel: 3, stride: "min(2, outputStride / 8)", norm: nameof(norm)), Output]
    private partial Tensor Layer3(Tensor layer2);

    [ConvBnRelu(256, kernel: 3, stride: "max(1, outputStride / 16)", norm: nameof(norm)), Output]
    private partial Tensor Layer4(Tensor layer3);
}
