namespace DaNetGen;

/// <summary>
/// A fact: an input <c>[B, C, H, W]</c> always has this height and width. The compiler computes with the numbers, and the
/// network refuses images of another size.
/// </summary>
/// <param name="height">The height in pixels.</param>
/// <param name="width">The width in pixels.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class InputSizeAttribute(int height, int width) : Attribute
{
    /// <summary>The height in pixels.</summary>
    public int Height { get; } = height;

    /// <summary>The width in pixels.</summary>
    public int Width { get; } = width;
}
