namespace DaNetGen;

/// <summary>Position attention (DANet, Fu et al. 2019, equations 1 and 2): every pixel gathers from every other, <c>E = alpha
/// * D S^T + A</c>; alpha starts at 0. <c>[B, C, H, W] -> [B, C, H, W]</c>.</summary>
/// <param name="reduction">Divides the channels of the query and the key; 8 by default.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PositionAttentionAttribute(object? reduction = null) : StageAttribute
{
    /// <summary>Divides the channels of the query and the key.</summary>
    public object? Reduction { get; } = reduction;
}
