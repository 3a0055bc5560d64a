using DaNetGen.Layers;

namespace DaNetGen.Runtime.Tests.Layers;

/// <summary>Strides and dilations of layer1 to layer4 for the output strides and multi-grids in use.</summary>
public sealed class StageGeometryTests
{
    [Theory]
    // The undilated network, with and without saying so.
    [InlineData(1, 4, null, null, 1, "1 1 1")]
    [InlineData(2, 16, null, null, 2, "1 1 1")]
    [InlineData(2, 32, null, null, 2, "1 1 1")]
    [InlineData(2, 16, 32, null, 2, "1 1 1")]
    [InlineData(2, 32, 32, null, 2, "1 1 1")]
    // Output stride 16: layer4 alone.
    [InlineData(2, 16, 16, null, 2, "1 1 1")]
    [InlineData(2, 32, 16, null, 1, "1 2 2")]
    // Output stride 8: layer3 and layer4, each starting with the dilation of the stage before.
    [InlineData(1, 4, 8, null, 1, "1 1 1")]
    [InlineData(2, 8, 8, null, 2, "1 1 1")]
    [InlineData(2, 16, 8, null, 1, "1 2 2")]
    [InlineData(2, 32, 8, null, 1, "2 4 4")]
    // A stride that passes the output stride by a part of itself keeps the other part.
    [InlineData(4, 32, 16, null, 2, "1 2 2")]
    [InlineData(4, 32, 8, null, 1, "1 4 4")]
    // Multi-grid multiplies the stage's own dilation, the first block's too.
    [InlineData(2, 32, 8, "1 2 4", 1, "4 8 16")]
    [InlineData(2, 32, 16, "1 2 4", 1, "2 4 8")]
    [InlineData(2, 32, 32, "1 2 4", 2, "1 2 4")]
    [InlineData(2, 32, 8, "1 2", 1, "4 8 4")]
    public void FollowsTheFieldsConvention(int stride, int nominalStride, int? outputStride, string? multiGrid, int expectedStride, string dilations)
    {
        var geometry = StageGeometry.Of(blocks: 3, stride, nominalStride, outputStride, multiGrid?.Split(' ').Select(int.Parse).ToArray());

        Assert.Equal(expectedStride, geometry.Stride);
        Assert.Equal(dilations, string.Join(' ', geometry.Dilations));
    }

    [Fact]
    public void BasicBlocksDilateTheirFirstConvolutionOnly()
    {
        using var stage = new BasicStage(4, 2, 8, stride: 2, nominalStride: 32, outputStride: 8);

        Assert.Equal([("0.conv1", 2, 1), ("0.conv2", 1, 1), ("0.downsample.0", 1, 1), ("1.conv1", 4, 1), ("1.conv2", 1, 1)], ConvolutionsOf(stage));
    }

    [Fact]
    public void BottleneckBlocksStrideAndDilateTheir3x3()
    {
        using var dilated = new BottleneckStage(4, 1, 2, stride: 2, nominalStride: 16, outputStride: 8, multiGrid: [3]);
        using var strided = new BottleneckStage(4, 1, 2, stride: 2);

        Assert.Equal([("0.conv1", 1, 1), ("0.conv2", 6, 1), ("0.conv3", 1, 1), ("0.downsample.0", 1, 1)], ConvolutionsOf(dilated));
        Assert.Equal([("0.conv1", 1, 1), ("0.conv2", 1, 2), ("0.conv3", 1, 1), ("0.downsample.0", 1, 2)], ConvolutionsOf(strided));
    }

    [Fact]
    public void ImpossibleNumbersAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StageGeometry.Of(0, 1, 1, null, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => StageGeometry.Of(1, 0, 1, null, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => StageGeometry.Of(1, 1, 1, 0, null));
        Assert.Throws<ArgumentException>(() => StageGeometry.Of(1, 1, 1, 8, []));
        Assert.Throws<ArgumentException>(() => StageGeometry.Of(1, 1, 1, 8, [1, 0]));
    }

    private static List<(string Name, int Dilation, int Stride)> ConvolutionsOf(Layer stage) =>
        stage.named_modules().Where(entry => entry.module is Conv2d)
            .Select(entry => (entry.name, ((Conv2d)entry.module).Dilation, ((Conv2d)entry.module).Stride))
            .OrderBy(entry => entry.name, StringComparer.Ordinal).ToList();
}
