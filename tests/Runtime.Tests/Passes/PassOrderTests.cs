using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Passes;

namespace DaNetGen.Runtime.Tests.Passes;

/// <summary>All passes in their order over what layers are made of.</summary>
public sealed class PassOrderTests : PassTest
{
    private static string All(params Node[] outputs) => After(graph => Pass.Run(graph, null, Pass.All), outputs);

    [Fact]
    public void A_residual_block_is_a_node_a_convolution()
    {
        var first = Make(new Relu(), Make(Norm(), Make(Conv(), X)));
        var main = Make(Norm(), Make(Conv(), first));

        Assert.Equal("a = ConvolutionRelu(x); b = ConvolutionRelu(a, x); y: b", All(Make(new Relu(), Make(new Add(), main, X))));
        Assert.Equal(
            "a = ConvolutionRelu(x); b = Convolution(x); c = ConvolutionRelu(a, b); y: c",
            All(Make(new Relu(), Make(new Add(), main, Make(Norm(), Make(Conv(kernel: 1), X))))));
    }

    [Fact]
    public void Position_attention_reads_the_features_once()
    {
        Node Reduced(int channels) => Make(Conv(channels, kernel: 1, bias: true), X);
        var map = Make(new Softmax(), Make(new PixelEnergies(), Reduced(2), Reduced(2)));

        Assert.Equal(
            "a = Convolution(x); b = Narrow[0..2](a); c = Narrow[2..4](a); d = Narrow[4..8](a); e = PositionAttention(b, c, d, x); y: e",
            All(Make(new Add(), Make(Factor(), Make(new GatherPixels(), map, Reduced(Channels))), X)));
    }

    [Fact]
    public void Channel_attention_is_energies_softmax_and_one_product()
    {
        var matrix = Make(new Softmax(), Make(new RowMaxMinus(), Make(new ChannelEnergies(), X)));

        Assert.Equal(
            "a = ChannelEnergies(x); b = RowMaxMinus(a); c = Softmax(b); d = MixChannelsScaled(c, x, x); y: d",
            All(Make(new Add(), Make(Factor(), Make(new MixChannels(), matrix, X)), X)));
    }
}
