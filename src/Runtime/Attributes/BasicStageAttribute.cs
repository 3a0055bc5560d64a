namespace DaNetGen;

/// <summary>Residual blocks of two 3x3 convolutions (ResNet-18 and -34; He et al., 2016): <c>[B, C, H, W] -> [B, width, H',
/// W']</c>. Only a block's first convolution is dilated.</summary>
/// <param name="blocks">Number of residual blocks.</param>
/// <param name="width">Channels inside a block: an int, a hyperparameter or an expression.</param>
/// <param name="stride">Stride of the first block; 1 by default.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BasicStageAttribute(int blocks, object width, object? stride = null) : StageAttribute
{
    /// <summary>Number of residual blocks.</summary>
    public int Blocks { get; } = blocks;

    /// <summary>Channels inside a block.</summary>
    public object Width { get; } = width;

    /// <summary>Stride of the first block.</summary>
    public object? Stride { get; } = stride;

    /// <summary>The output stride that this stage has in the undilated network: 16 for layer3, 32 for layer4.</summary>
    public object? NominalStride { get; set; }

    /// <summary>The output stride that the network is asked for: where <see cref="NominalStride"/> passes it, dilation
    /// replaces the stride.</summary>
    public object? OutputStride { get; set; }

    /// <summary>An <c>int[]?</c> hyperparameter: multipliers of the dilation, block by block; null for none.</summary>
    public object? MultiGrid { get; set; }

    /// <summary>A <see cref="DaNetGen.Norm"/> or a hyperparameter of that type; batch normalisation by default.</summary>
    public object? Norm { get; set; }
}
