using DaNetGen.Graphs.Primitives;
using DaNetGen.Graphs.Weights;
using DaNetGen.Passes;

namespace DaNetGen.Runtime.Tests.Passes;

public sealed class FoldBatchNormTests : PassTest
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void Goes_into_the_convolution_before_it(int groups, bool bias) =>
        Assert.Equal("a = Convolution(x); y: a", After(FoldBatchNorm.Apply, Make(Norm(), Make(Conv(groups: groups, bias: bias), X))));

    [Fact]
    public void The_convolution_keeps_its_window_and_reads_the_weights_of_both()
    {
        var convolution = Conv(channels: Channels, stride: 2, dilation: 2, groups: 2, bias: true);
        var norm = Norm();
        var folded = Assert.IsType<Convolution>(FoldBatchNorm.Apply(Outputs(Make(norm, Make(convolution, X)))).Outputs[0].Value.Primitive);

        Assert.Equal(new NormalisedKernel(convolution.Kernel, norm), folded.Kernel);
        Assert.Equal(new NormalisedBias(convolution.Bias, norm), folded.Bias);
        Assert.Equal(convolution, folded with { Kernel = convolution.Kernel, Bias = convolution.Bias });
    }

    [Fact]
    public void Two_in_a_row_go_both() =>
        Assert.Equal("a = Convolution(x); y: a", After(FoldBatchNorm.Apply, Make(Norm(), Make(Norm(), Make(Conv(), X)))));

    [Fact]
    public void A_convolution_with_another_reader_is_left()
    {
        var convolution = Make(Conv(), X);
        AssertKept(FoldBatchNorm.Apply, Make(Norm(), convolution), Make(new Sigmoid(), convolution));
        AssertKept(FoldBatchNorm.Apply, Make(Norm(), convolution), Make(Norm(), convolution));
    }

    [Fact]
    public void A_convolution_that_is_an_output_is_left()
    {
        var convolution = Make(Conv(), X);
        AssertKept(FoldBatchNorm.Apply, convolution, Make(Norm(), convolution));
    }

    [Fact]
    public void A_convolution_with_an_activation_or_an_addend_is_left()
    {
        AssertKept(FoldBatchNorm.Apply, Make(Norm(), Make(Conv(activation: Activation.Relu), X)));
        AssertKept(FoldBatchNorm.Apply, Make(Norm(), Make(Conv(), X, X)));
    }

    [Fact]
    public void What_follows_no_convolution_is_left()
    {
        AssertKept(FoldBatchNorm.Apply, Make(Norm(), X));
        AssertKept(FoldBatchNorm.Apply, Make(Norm(), Make(new Relu(), Make(Conv(), X))));
    }
}
