namespace DaNetGen;

/// <summary>2-d convolution: <c>[B, C, H, W] -> [B, channels, H', W']</c> with <c>H' = floor((H + 2 padding - dilation
/// (kernel - 1) - 1) / stride) + 1</c>.</summary>
/// <param name="channels">Output channels: an int, a hyperparameter or an expression.</param>
/// <param name="kernel">Kernel size; 1 by default.</param>
/// <param name="stride">Stride; 1 by default.</param>
/// <param name="padding">Zero padding on each side; by default what keeps the size at stride 1, <c>dilation * (kernel - 1) /
/// 2</c>.</param>
/// <param name="dilation">Dilation; 1 by default.</param>
/// <param name="groups">Groups; 1 by default. Divides both channel counts.</param>
/// <param name="bias">Whether there is a bias.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConvAttribute(
    object channels,
    object? kernel = null,
    object? stride = null,
    object? padding = null,
    object? dilation = null,
    object? groups = null,
    bool bias = true) : StageAttribute
{
    /// <summary>Output channels.</summary>
    public object Channels { get; } = channels;

    /// <summary>Kernel size.</summary>
    public object? Kernel { get; } = kernel;

    /// <summary>Stride.</summary>
    public object? Stride { get; } = stride;

    /// <summary>Zero padding on each side.</summary>
    public object? Padding { get; } = padding;

    /// <summary>Dilation.</summary>
    public object? Dilation { get; } = dilation;

    /// <summary>Groups.</summary>
    public object? Groups { get; } = groups;

    /// <summary>Whether there is a bias.</summary>
    public bool Bias { get; } = bias;
}
