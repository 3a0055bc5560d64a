namespace DaNetGen;

/// <summary>2-d average pooling to a given size: <c>[B, C, H, W] -> [B, C, height, width]</c>.</summary>
/// <param name="height">Output height.</param>
/// <param name="width">Output width; the height by default.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AdaptiveAvgPoolAttribute(object height, object? width = null) : StageAttribute
{
    /// <summary>Output height.</summary>
    public object Height { get; } = height;

    /// <summary>Output width.</summary>
    public object? Width { get; } = width;
}
