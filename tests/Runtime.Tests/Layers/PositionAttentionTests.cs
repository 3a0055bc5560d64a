using DaNetGen.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Layers;

public sealed class PositionAttentionTests
{
    [Theory]
    [InlineData(33, 32)]
    [InlineData(16, 16)]
    [InlineData(37, 29)]
    public void TilesGiveTheWholeMapsResult(int height, int width)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var query = randn(2, 4, (long)height * width);
        var key = randn(2, 4, (long)height * width);
        var value = randn(2, 16, (long)height * width);

        var whole = PositionAttention.GatherWhole(query, key, value);
        var tiled = TiledAttention.Gather(query, key, value);

        Assert.True(allclose(whole, tiled, 1e-5, 1e-6));
    }

    [Fact]
    public void LargeImagesTakeTilesOfFewerRows()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        const int Pixels = 20000;
        var query = randn(1, 1, Pixels);
        var key = randn(1, 1, Pixels);
        var value = randn(1, 1, Pixels);

        var tiled = TiledAttention.Gather(query, key, value);

        // The first rows, rows within and the last ones, without a whole map of 1.6 GB.
        foreach (var start in (int[])[0, 190, 10000, Pixels - 50])
        {
            var expected = PositionAttention.GatherWhole(query.narrow(2, start, 50), key, value);
            Assert.True(allclose(expected, tiled.narrow(2, start, 50), 1e-4, 1e-5));
        }
    }

    [Fact]
    public void InferenceAndTrainingAgreeWhereInferenceTiles()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        using var layer = WithAlpha(16);
        var input = randn(1, 16, 36, 41);
        Assert.True(36 * 41 > PositionAttention.WholeMapPixels);

        var withGradients = layer.call(input);
        using var noGradients = no_grad();
        var without = layer.call(input);

        Assert.True(withGradients.requires_grad);
        Assert.True(allclose(withGradients, without, 1e-5, 1e-6));
    }

    [Fact]
    public void ChannelsLastInputGivesTheSame()
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        manual_seed(3);
        using var layer = WithAlpha(16);
        var input = randn(2, 16, 36, 41);
        var channelsLast = input.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

        Assert.True(allclose(layer.call(input), layer.call(channelsLast), 1e-5, 1e-6));
    }

    [Fact]
    public void StartsAsTheIdentity()
    {
        using var scope = NewDisposeScope();
        using var layer = new PositionAttention(16);
        var input = randn(1, 16, 5, 4);

        Assert.True(allclose(layer.call(input), input));
    }

    [Theory]
    [InlineData(4, 8)]
    [InlineData(8, 0)]
    public void ReductionThatLeavesNoChannelIsRefused(int channels, int reduction) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PositionAttention(channels, reduction));

    private static PositionAttention WithAlpha(int channels)
    {
        var layer = new PositionAttention(channels);
        using var noGradients = no_grad();
        layer.Alpha.fill_(0.8);
        return layer;
    }
}
