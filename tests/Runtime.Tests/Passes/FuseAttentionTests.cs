using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Passes;

namespace DaNetGen.Runtime.Tests.Passes;

public sealed class FuseAttentionTests : PassTest
{
    private readonly Node _key = Image("k"), _value = Image("v", channels: 3);

    [Fact]
    public void Joins_energies_softmax_and_gathering() =>
        Assert.Equal("a = PositionAttention(x, k, v); y: a", After(FuseAttention.Apply, Make(new GatherPixels(), Make(new Softmax(), Make(new PixelEnergies(), X, _key)), _value)));

    [Fact]
    public void A_map_that_others_read_is_left()
    {
        var map = Make(new Softmax(), Make(new PixelEnergies(), X, _key));
        AssertKept(FuseAttention.Apply, Make(new GatherPixels(), map, _value), Make(new GatherPixels(), map, X));
        AssertKept(FuseAttention.Apply, map, Make(new GatherPixels(), map, _value));
    }

    [Fact]
    public void Energies_that_others_read_are_left()
    {
        var energies = Make(new PixelEnergies(), X, _key);
        AssertKept(FuseAttention.Apply, Make(new GatherPixels(), Make(new Softmax(), energies), _value), energies);
        AssertKept(FuseAttention.Apply, Make(new GatherPixels(), Make(new Softmax(), energies), _value), Make(new Sigmoid(), energies));
    }

    [Fact]
    public void A_map_made_otherwise_is_left()
    {
        var energies = Make(new PixelEnergies(), X, _key);
        AssertKept(FuseAttention.Apply, Make(new GatherPixels(), energies, _value));
        AssertKept(FuseAttention.Apply, Make(new GatherPixels(), Make(new Sigmoid(), energies), _value));
        AssertKept(FuseAttention.Apply, Make(new GatherPixels(), Make(new Softmax(), Make(new RowMaxMinus(), energies)), _value));
    }

    [Fact]
    public void Attention_between_channels_is_left() =>
        AssertKept(FuseAttention.Apply, Make(new MixChannels(), Make(new Softmax(), Make(new RowMaxMinus(), Make(new ChannelEnergies(), X))), X));
}
