namespace DaNetGen;

/// <summary><c>[B, C, H, W] -> [B, C * H * W]</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FlattenAttribute : StageAttribute;
