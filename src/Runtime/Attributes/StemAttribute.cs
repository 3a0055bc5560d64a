namespace DaNetGen;

/// <summary>A ResNet's stem: convolution of stride 2, normalisation, ReLU and 3x3 max pooling of stride 2: <c>[B, C, H, W] ->
/// [B, channels, H/4, W/4]</c>, sizes rounded up.</summary>
/// <param name="channels">Output channels: an int, a hyperparameter or an expression.</param>
/// <param name="deep">Three 3x3 convolutions (channels/2, channels/2, channels) in place of one of 7x7: true, false or a bool
/// hyperparameter; false by default.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StemAttribute(object channels, object? deep = null) : StageAttribute
{
    /// <summary>Output channels.</summary>
    public object Channels { get; } = channels;

    /// <summary>Three 3x3 convolutions (channels/2, channels/2, channels) in place of one of 7x7.</summary>
    public object? Deep { get; } = deep;

    /// <summary>A <see cref="DaNetGen.Norm"/> or a hyperparameter of that type; batch normalisation by default.</summary>
    public object? Norm { get; set; }
}
