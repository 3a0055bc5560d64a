namespace DaNetGen;

/// <summary>2-d max pooling over <c>[B, C, H, W]</c>.</summary>
/// <param name="kernel">Window size.</param>
/// <param name="stride">Stride; the window size by default.</param>
/// <param name="padding">Padding on each side, at most half the window; 0 by default.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MaxPoolAttribute(object kernel, object? stride = null, object? padding = null) : StageAttribute
{
    /// <summary>Window size.</summary>
    public object Kernel { get; } = kernel;

    /// <summary>Stride.</summary>
    public object? Stride { get; } = stride;

    /// <summary>Padding on each side, at most half the window.</summary>
    public object? Padding { get; } = padding;
}
