using DaNetGen.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Layers;

public sealed class ChannelAttentionTests
{
    [Theory]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    public void EnergiesPassTheRangeOfHalfPrecision(ScalarType type)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        manual_seed(5);
        using var layer = new ChannelAttention();
        layer.Beta.fill_(0.5);
        // Energies of 97 * 97 * 9 are above 65504, where float16 ends. Equal channels share their attention.
        var input = full([1, 4, 97, 97], 3.0f);
        var expected = layer.call(input);
        Assert.True(97 * 97 * 9 > 65504);

        layer.to(type);
        var actual = layer.call(input.to(type));

        Assert.Equal(type, actual.dtype);
        Assert.True(allclose(expected, actual.to(ScalarType.Float32), 1e-2, 0));
    }

    [Fact]
    public void MeetsTheFormula()
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        manual_seed(5);
        using var layer = new ChannelAttention();
        layer.Beta.fill_(0.5);
        var input = randn(2, 6, 5, 7);
        var features = input.view(2, 6, 35);
        var energy = features.bmm(features.transpose(1, 2));
        var attention = (energy.amax([-1L], keepdim: true) - energy).softmax(-1);
        var expected = attention.bmm(features).view(2, 6, 5, 7) * 0.5 + input;

        Assert.True(allclose(expected, layer.call(input), 1e-5, 1e-6));
    }

    [Fact]
    public void StartsAsTheIdentity()
    {
        using var scope = NewDisposeScope();
        using var layer = new ChannelAttention();
        var input = randn(1, 16, 5, 4);

        Assert.True(allclose(layer.call(input), input));
    }
}
