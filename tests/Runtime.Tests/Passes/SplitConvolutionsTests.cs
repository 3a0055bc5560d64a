using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Passes;
using Convolution = DaNetGen.Graphs.Primitives.Convolution;

namespace DaNetGen.Runtime.Tests.Passes;

public sealed class SplitConvolutionsTests : PassTest
{
    private const long Many = 1100, Large = 32;

    [Fact]
    public void Parts_add_up_and_the_last_activates() => Assert.Equal(
        "a = Narrow[1024..1100](x); b = Narrow[512..1024](x); c = Narrow[0..512](x); d = Convolution(c); e = Convolution(b, d); f = ConvolutionRelu(a, e); y: f",
        After(SplitConvolutions.Apply, Make(Conv(2, Many, bias: true, activation: Activation.Relu), Image("x", Many, Large))));

    [Fact]
    public void The_bias_is_added_once()
    {
        var whole = Make(Conv(2, Many, bias: true), Image("x", Many, Large));
        Convolution[] parts = [.. SplitConvolutions.Apply(Outputs(whole)).Nodes.Select(node => node.Primitive).OfType<Convolution>()];

        Assert.Equal(((Convolution)whole.Primitive).Bias, Assert.Single(parts, part => part.Bias is not null).Bias);
    }

    [Fact]
    public void What_stays_in_the_cache_is_left()
    {
        AssertKept(SplitConvolutions.Apply, Make(Conv(2, 512), Image("x", 512, Large)));
        AssertKept(SplitConvolutions.Apply, Make(Conv(2, Many), Image("x", Many, 8)));
        AssertKept(SplitConvolutions.Apply, Make(Conv(2, Many, kernel: 1), Image("x", Many, Large)));
    }

    [Fact]
    public void One_that_has_taken_a_sum_is_left()
    {
        var image = Image("x", Many, Large);
        AssertKept(SplitConvolutions.Apply, Make(Conv(2, Many), image, Make(Conv(2, Many, kernel: 1), image)));
    }
}
