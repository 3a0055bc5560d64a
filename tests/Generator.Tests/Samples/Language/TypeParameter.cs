// Run: TEncoder = SmallEncoder, classes = 4, depth = 5
using static TorchSharp.torch;

namespace Samples;

/// <summary>What an encoder promises.</summary>
/// <typeparam name="TSelf">The network itself.</typeparam>
[NetworkContract]
public interface IEncoder<TSelf>
    where TSelf : Network, IEncoder<TSelf>
{
    /// <summary>Channels of <see cref="IEncoded.Code"/>.</summary>
    static abstract int CodeChannels { get; }

    /// <summary>Makes the encoder.</summary>
    /// <param name="depth">Extra convolution.</param>
    static abstract TSelf Create(int depth);

    /// <summary>Encodes.</summary>
    /// <param name="image">The image.</param>
    IEncoded forward([Shape("B", 3, "H", "W")] Tensor image);
}

/// <summary>What an encoder gives.</summary>
public interface IEncoded : IDisposable
{
    /// <summary>The code.</summary>
    Tensor Code { get; }
}

/// <summary>An encoder.</summary>
/// <param name="depth">Channels in the middle.</param>
[Network]
public sealed partial class SmallEncoder(int depth) : IEncoder<SmallEncoder>
{
    [Conv(nameof(depth), kernel: 3, stride: 2)]
    private partial Tensor Middle([Shape("B", 3, "H", "W")] Tensor image);

    [Conv(6), Output]
    private partial Tensor Code(Tensor middle);
}

/// <summary>Works with any encoder.</summary>
/// <typeparam name="TEncoder">The encoder.</typeparam>
/// <param name="classes">Number of classes.</param>
/// <param name="depth">Of the encoder.</param>
[Network]
public sealed partial class TypeParameterNet<TEncoder>(int classes, int depth)
    where TEncoder : Network, IEncoder<TEncoder>
{
    [Use(nameof(TEncoder), nameof(depth))]
    private partial IEncoded Encoder([Shape("B", 3, "H", "W")] Tensor image);

    [Conv("encoderCode.C * 2", kernel: 3)]
    private partial Tensor Decoded(Tensor encoderCode);

    [Classifier(nameof(classes)), Output]
    private partial Tensor Logits(Tensor decoded);
}

/// <summary>A generic network closed at its use.</summary>
[Network]
public sealed partial class ClosedNet
{
    [Use<TypeParameterNet<SmallEncoder>>(4, 5)]
    private partial TypeParameterNet<SmallEncoder>.Outputs Inner([Shape("B", 3, "H", "W")] Tensor image);

    [Upsample, Output]
    private partial Tensor Logits(Tensor innerLogits, Tensor image);
}
