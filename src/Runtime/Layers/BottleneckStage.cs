namespace DaNetGen.Layers;

/// <summary>Residual blocks of 1x1, 3x3 and 1x1 convolutions (ResNet-50 and deeper; He et al., 2016): <c>[B, C, H, W] -> [B, 4 width, H', W']</c>.
/// The 3x3 convolution takes the stride and the dilation. Children <c>0</c>, <c>1</c>, ...: <c>conv1</c>, <c>bn1</c> to <c>conv3</c>, <c>bn3</c>, and
/// <c>downsample.0</c>, <c>downsample.1</c> where the shortcut needs a convolution.</summary>
public sealed class BottleneckStage : ResidualStage
{
    /// <summary>Makes the blocks; convolutions start Kaiming-normal by fan-out.</summary>
    /// <param name="inChannels">Channels read.</param>
    /// <param name="blocks">Number of residual blocks.</param>
    /// <param name="width">Channels inside a block.</param>
    /// <param name="stride">Stride of the first block in the undilated network.</param>
    /// <param name="nominalStride">Output stride that this stage has in the undilated network: 16 for layer3, 32 for layer4.</param>
    /// <param name="outputStride">Output stride asked for: where <paramref name="nominalStride"/> passes it, dilation replaces the
    /// stride. Null for the undilated network.</param>
    /// <param name="multiGrid">Multipliers of the dilation, block by block, the first included; null for none.</param>
    /// <param name="norm">The normalisation.</param>
    /// <exception cref="ArgumentException">A number is not positive, the multi-grid is empty, or 32 groups do not divide the channels.</exception>
    public BottleneckStage(int inChannels, int blocks, int width, int stride = 1, int nominalStride = 1, int? outputStride = null, int[]? multiGrid = null, Norm norm = Norm.Batch)
        : base(
            nameof(BottleneckStage),
            blocks,
            StageGeometry.Of(blocks, stride, nominalStride, outputStride, multiGrid),
            (block, blockStride, dilation) => new BottleneckBlock(block == 0 ? inChannels : width * BottleneckBlock.Expansion, width, blockStride, dilation, norm))
    {
    }
}
