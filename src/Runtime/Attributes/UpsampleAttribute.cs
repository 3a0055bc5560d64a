namespace DaNetGen;

/// <summary>Bilinear resize of the first value to the size of the second: <c>[B, C, h, w], [_, _, H, W] -> [B, C, H,
/// W]</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UpsampleAttribute : StageAttribute
{
    /// <summary>Whether the corner pixels of both keep their values: true, false or a bool hyperparameter; false by default, as in
    /// PyTorch.</summary>
    public object? AlignCorners { get; set; }
}
