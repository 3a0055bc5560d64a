using DaNetGen.Graphs.Primitives;
using DaNetGen.Passes;

namespace DaNetGen.Runtime.Tests.Passes;

public sealed class FuseAddTests : PassTest
{
    [Fact]
    public void Goes_into_the_convolution_on_either_side()
    {
        Assert.Equal("a = Convolution(x, x); y: a", After(FuseAdd.Apply, Make(new Add(), Make(Conv(), X), X)));
        Assert.Equal("a = Convolution(x, x); y: a", After(FuseAdd.Apply, Make(new Add(), X, Make(Conv(bias: true), X))));
    }

    // The sum may not be written where the value lies: it is still read.
    [Fact]
    public void A_value_that_is_read_is_added_too()
    {
        var before = Make(Conv(activation: Activation.Relu), X);
        Assert.Equal("a = ConvolutionRelu(x); b = Convolution(a, a); y: b", After(FuseAdd.Apply, Make(new Add(), Make(Conv(), before), before)));
        Assert.Equal("a = ConvolutionRelu(x); b = Convolution(a, a); y: b", After(FuseAdd.Apply, Make(new Add(), Make(Conv(kernel: 1), before), before)));
        Assert.Equal(
            "a = ConvolutionRelu(x); b = PositionAttention(a, a, a, a); y: b",
            After(FuseAdd.Apply, Make(new Add(), Make(new PositionAttention(), before, before, before), before)));
    }

    [Fact]
    public void Of_two_convolutions_the_first_takes_the_other() =>
        Assert.Equal("a = Convolution(z); b = Convolution(x, a); y: b", After(FuseAdd.Apply, Make(new Add(), Make(Conv(), X), Make(Conv(kernel: 1), Image("z")))));

    [Fact]
    public void A_first_convolution_that_others_read_leaves_it_to_the_second()
    {
        var first = Make(Conv(), X);
        Assert.Equal("a = Convolution(x); b = Convolution(a, a); y: b", After(FuseAdd.Apply, Make(new Add(), first, Make(Conv(), first))));
    }

    [Fact]
    public void Goes_into_the_last_product_of_an_attention()
    {
        Assert.Equal("a = PositionAttention(x, x, x, x); y: a", After(FuseAdd.Apply, Make(new Add(), Make(new PositionAttention(), X, X, X), X)));
        var matrix = Make(new ChannelEnergies(), X);
        Assert.Equal("a = ChannelEnergies(x); b = MixChannels(a, x, x); y: b", After(FuseAdd.Apply, Make(new Add(), Make(new MixChannels(), matrix, X), X)));
        Assert.Equal(
            "a = ChannelEnergies(x); b = MixChannelsScaled(a, x, x); y: b",
            After(FuseAdd.Apply, Make(new Add(), Make(new MixChannels(Random(1)), matrix, X), X)));
    }

    [Fact]
    public void An_addend_of_another_shape_is_left()
    {
        AssertKept(FuseAdd.Apply, Make(new Add(), Make(Conv(), X), Image("z", channels: 1)));
        AssertKept(FuseAdd.Apply, Make(new Add(), Make(Conv(), X), Image("z", size: 1)));
        AssertKept(FuseAdd.Apply, Make(new Add(), Make(Conv(channels: 1), X), X));
    }

    [Fact]
    public void A_sum_of_three_is_left() => AssertKept(FuseAdd.Apply, Make(new Add(), Make(Conv(), X), X, X));

    [Fact]
    public void A_convolution_with_another_reader_is_left()
    {
        var convolution = Make(Conv(), X);
        AssertKept(FuseAdd.Apply, Make(new Add(), convolution, X), Make(new Relu(), convolution));
        AssertKept(FuseAdd.Apply, convolution, Make(new Add(), convolution, X));
        AssertKept(FuseAdd.Apply, Make(new Add(), convolution, convolution));
    }

    [Fact]
    public void A_convolution_with_an_activation_or_an_addend_is_left()
    {
        AssertKept(FuseAdd.Apply, Make(new Add(), Make(Conv(activation: Activation.Relu), X), X));
        AssertKept(FuseAdd.Apply, Make(new Add(), Make(Conv(), X, X), X));
    }

    [Fact]
    public void What_takes_no_addend_is_left()
    {
        AssertKept(FuseAdd.Apply, Make(new Add(), Make(new Relu(), X), Make(new Sigmoid(), X)));
        AssertKept(FuseAdd.Apply, Make(new Add(), Make(new GatherPixels(), Make(new Softmax(), Make(new PixelEnergies(), X, X)), X), X));
        AssertKept(FuseAdd.Apply, Make(new Multiply(), Make(Conv(), X), X));
    }

    [Theory]
    [InlineData(1, 6)]
    [InlineData(4, 1)]
    public void Images_of_one_channel_or_one_pixel_run_too(long channels, long size)
    {
        var image = Image("x", channels, size);
        var sum = Make(new Add(), Make(Conv(channels, channels), Make(Conv(channels, channels, activation: Activation.Relu), image)), image);

        Assert.Equal("a = ConvolutionRelu(x); b = Convolution(a, x); y: b", After(FuseAdd.Apply, sum));
    }
}
