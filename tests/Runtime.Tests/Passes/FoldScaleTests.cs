using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Passes;

namespace DaNetGen.Runtime.Tests.Passes;

public sealed class FoldScaleTests : PassTest
{
    private Node Matrix => Make(new Softmax(), Make(new ChannelEnergies(), X));

    private Node Map => Make(new Softmax(), Make(new PixelEnergies(), X, X));

    [Fact]
    public void Goes_into_the_matrix_of_channels() => Assert.Equal(
        "a = ChannelEnergies(x); b = Softmax(a); c = MixChannelsScaled(b, x); y: c",
        After(FoldScale.Apply, Make(Factor(), Make(new MixChannels(), Matrix, X))));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Goes_into_the_convolution_of_the_values(bool bias)
    {
        Assert.Equal("a = Convolution(x); b = PositionAttention(x, x, a); y: b", After(FoldScale.Apply, Make(Factor(), Make(new PositionAttention(), X, X, Make(Conv(bias: bias), X)))));
        Assert.Equal(
            "a = PixelEnergies(x, x); b = Softmax(a); c = Convolution(x); d = GatherPixels(b, c); y: d",
            After(FoldScale.Apply, Make(Factor(), Make(new GatherPixels(), Map, Make(Conv(bias: bias), X)))));
    }

    [Fact]
    public void A_matrix_that_has_a_factor_is_left() => AssertKept(FoldScale.Apply, Make(Factor(), Make(new MixChannels(Random(1)), Matrix, X)));

    // The factor would have to go into the addend too.
    [Fact]
    public void What_has_taken_an_addend_is_left()
    {
        AssertKept(FoldScale.Apply, Make(Factor(), Make(new MixChannels(), Matrix, X, X)));
        AssertKept(FoldScale.Apply, Make(Factor(), Make(new PositionAttention(), X, X, Make(Conv(), X), X)));
    }

    [Fact]
    public void A_product_with_another_reader_is_left()
    {
        var mixed = Make(new MixChannels(), Matrix, X);
        AssertKept(FoldScale.Apply, Make(Factor(), mixed), mixed);
        var gathered = Make(new PositionAttention(), X, X, Make(Conv(), X));
        AssertKept(FoldScale.Apply, Make(new Add(), Make(Factor(), gathered), gathered));
    }

    [Fact]
    public void Values_with_another_reader_are_left()
    {
        var values = Make(Conv(), X);
        AssertKept(FoldScale.Apply, Make(Factor(), Make(new PositionAttention(), X, X, values)), values);
        AssertKept(FoldScale.Apply, Make(Factor(), Make(new PositionAttention(), values, X, values)));
        AssertKept(FoldScale.Apply, Make(Factor(), Make(new GatherPixels(), Make(new Softmax(), Make(new PixelEnergies(), values, X)), values)));
    }

    [Fact]
    public void Values_of_something_else_than_a_bare_convolution_are_left()
    {
        AssertKept(FoldScale.Apply, Make(Factor(), Make(new PositionAttention(), X, X, X)));
        AssertKept(FoldScale.Apply, Make(Factor(), Make(new PositionAttention(), X, X, Make(Conv(activation: Activation.Relu), X))));
        AssertKept(FoldScale.Apply, Make(Factor(), Make(new PositionAttention(), X, X, Make(Conv(), X, X))));
    }

    [Fact]
    public void A_factor_of_something_else_is_left()
    {
        AssertKept(FoldScale.Apply, Make(Factor(), X));
        AssertKept(FoldScale.Apply, Make(Factor(), Make(Conv(), X)));
    }
}
