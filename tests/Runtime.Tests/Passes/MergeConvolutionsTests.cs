using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Graphs.Weights;
using DaNetGen.Passes;

namespace DaNetGen.Runtime.Tests.Passes;

public sealed class MergeConvolutionsTests : PassTest
{
    [Fact]
    public void Joins_those_that_read_one_value_alike() => Assert.Equal(
        "a = Convolution(x); b = Narrow[0..3](a); c = Narrow[3..8](a); d = Narrow[8..9](a); y1: b; y2: c; y3: d",
        After(MergeConvolutions.Apply, Make(Conv(3), X), Make(Conv(5), X), Make(Conv(1), X)));

    [Fact]
    public void Readers_take_their_part() => Assert.Equal(
        "a = ConvolutionRelu(x); b = Narrow[0..2](a); c = Sigmoid(b); d = Narrow[2..4](a); e = Multiply(c, d); y: e",
        After(MergeConvolutions.Apply, Make(new Multiply(), Make(new Sigmoid(), Make(Conv(2, activation: Activation.Relu), X)), Make(Conv(2, activation: Activation.Relu), X))));

    [Fact]
    public void Those_without_a_bias_have_zeros_beside_one_with_one()
    {
        var (bare, biased) = (Make(Conv(2), X), Make(Conv(3, bias: true), X));
        Assert.Equal("a = Convolution(x); b = Narrow[0..2](a); c = Narrow[2..5](a); y1: b; y2: c", After(MergeConvolutions.Apply, bare, biased));
        Assert.Equal(new Joined([new Zeros(2, ((Convolution)bare.Primitive).Kernel), ((Convolution)biased.Primitive).Bias!]), Merged(bare, biased).Bias);
        Assert.Null(Merged(bare, Make(Conv(3), X)).Bias);
    }

    [Fact]
    public void Those_of_other_windows_are_left()
    {
        Node[] others = [Make(Conv(kernel: 1), X), Make(Conv(stride: 2), X), Make(Conv(dilation: 2), X), Make(Conv(kernel: 3, activation: Activation.Relu), X)];
        Assert.All(others, other => AssertKept(MergeConvolutions.Apply, Make(Conv(), X), other));
        AssertKept(MergeConvolutions.Apply, Make(Conv(), X), Make(Conv() with { Padding = 0 }, X));
    }

    [Fact]
    public void Convolutions_of_groups_are_left() => AssertKept(MergeConvolutions.Apply, Make(Conv(groups: 2), X), Make(Conv(groups: 2), X));

    [Fact]
    public void Those_that_have_taken_a_sum_are_left() => AssertKept(MergeConvolutions.Apply, Make(Conv(), X, X), Make(Conv(), X, X), Make(Conv(), X));

    [Fact]
    public void Those_that_read_other_values_are_left()
    {
        AssertKept(MergeConvolutions.Apply, Make(Conv(), X), Make(Conv(), Image("z")));
        AssertKept(MergeConvolutions.Apply, Make(Conv(), Make(Conv(), X)));
    }

    private static Convolution Merged(params Node[] convolutions) =>
        MergeConvolutions.Apply(Outputs(convolutions)).Nodes.Select(node => node.Primitive).OfType<Convolution>().Single();
}
