namespace DaNetGen;

/// <summary>Channel attention (DANet, Fu et al. 2019, equations 3 and 4): every channel gathers from every other, <c>E = beta
/// * X A + A</c>; beta starts at 0. <c>[B, C, H, W] -> [B, C, H, W]</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChannelAttentionAttribute : StageAttribute;
