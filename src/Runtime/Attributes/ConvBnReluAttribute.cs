namespace DaNetGen;

/// <summary>Convolution without bias, normalisation, ReLU; keys <c>0</c> and <c>1</c>.</summary>
/// <param name="channels">Output channels: an int, a hyperparameter or an expression.</param>
/// <param name="kernel">Kernel size; 1 by default.</param>
/// <param name="stride">Stride; 1 by default.</param>
/// <param name="padding">Zero padding; by default what keeps the size at stride 1.</param>
/// <param name="dilation">Dilation; 1 by default.</param>
/// <param name="groups">Groups of the convolution; 1 by default.</param>
/// <param name="norm">A <see cref="DaNetGen.Norm"/> or a hyperparameter of that type; batch normalisation by default.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConvBnReluAttribute(
    object channels,
    object? kernel = null,
    object? stride = null,
    object? padding = null,
    object? dilation = null,
    object? groups = null,
    object? norm = null) : StageAttribute
{
    /// <summary>Output channels.</summary>
    public object Channels { get; } = channels;

    /// <summary>Kernel size.</summary>
    public object? Kernel { get; } = kernel;

    /// <summary>Stride.</summary>
    public object? Stride { get; } = stride;

    /// <summary>Zero padding.</summary>
    public object? Padding { get; } = padding;

    /// <summary>Dilation.</summary>
    public object? Dilation { get; } = dilation;

    /// <summary>Groups of the convolution.</summary>
    public object? Groups { get; } = groups;

    /// <summary>A <see cref="DaNetGen.Norm"/> or a hyperparameter of that type.</summary>
    public object? Norm { get; } = norm;
}
