using DaNetGen.Graphs.Primitives;
using DaNetGen.Passes;

namespace DaNetGen.Runtime.Tests.Passes;

public sealed class FuseReluTests : PassTest
{
    [Fact]
    public void Goes_into_the_convolution_before_it()
    {
        Assert.Equal("a = ConvolutionRelu(x); y: a", After(FuseRelu.Apply, Make(new Relu(), Make(Conv(bias: true), X))));
        Assert.Equal("a = ConvolutionRelu(x); y: a", After(FuseRelu.Apply, Make(new Relu(), Make(Conv(groups: 4), X))));
    }

    [Fact]
    public void Follows_the_sum_that_the_convolution_has_taken() =>
        Assert.Equal("a = ConvolutionRelu(x, x); y: a", After(FuseRelu.Apply, Make(new Relu(), Make(Conv(), X, X))));

    [Fact]
    public void A_second_one_changes_nothing_and_goes_too() =>
        Assert.Equal("a = ConvolutionRelu(x); y: a", After(FuseRelu.Apply, Make(new Relu(), Make(new Relu(), Make(Conv(), X)))));

    [Fact]
    public void A_convolution_with_another_reader_is_left()
    {
        var convolution = Make(Conv(), X);
        AssertKept(FuseRelu.Apply, Make(new Add(), Make(new Relu(), convolution), convolution));
    }

    [Fact]
    public void A_convolution_that_is_an_output_is_left()
    {
        var convolution = Make(Conv(), X);
        AssertKept(FuseRelu.Apply, convolution, Make(new Relu(), convolution));
    }

    [Fact]
    public void Other_activations_and_other_places_are_left()
    {
        AssertKept(FuseRelu.Apply, Make(new Sigmoid(), Make(Conv(), X)));
        AssertKept(FuseRelu.Apply, Make(new Relu(), Make(Norm(), Make(Conv(), X))));
        AssertKept(FuseRelu.Apply, Make(new Relu(), X));
    }
}
