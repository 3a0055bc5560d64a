using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DaNetGen.Literal;

/// <summary>The head of DANet: both attentions over a quarter of the channels, their sum, and logits of the sum and of either.</summary>
public sealed class DualAttentionHead : Module<Tensor, Tensor[]>
{
    private readonly Module<Tensor, Tensor> conv_p1, pam, conv_p2, conv_c1, cam, conv_c2, @out;
    private readonly Module<Tensor, Tensor>? conv_p3, conv_c3;

    public DualAttentionHead(int channels, int classes, bool aux) : base(nameof(DualAttentionHead))
    {
        int inner = channels / 4;
        conv_p1 = ConvBnRelu(channels, inner);
        pam = new PositionAttention(inner);
        conv_p2 = ConvBnRelu(inner, inner);
        conv_c1 = ConvBnRelu(channels, inner);
        cam = new ChannelAttention();
        conv_c2 = ConvBnRelu(inner, inner);
        @out = Sequential(Dropout(0.1), Conv2d(inner, classes, 1));
        if (aux)
        {
            conv_p3 = Sequential(Dropout(0.1), Conv2d(inner, classes, 1));
            conv_c3 = Sequential(Dropout(0.1), Conv2d(inner, classes, 1));
        }
        RegisterComponents();
    }

    public override Tensor[] forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var position = conv_p2.call(pam.call(conv_p1.call(x)));
        var channel = conv_c2.call(cam.call(conv_c1.call(x)));
        Tensor[] outputs = [@out.call(position + channel)];
        if (conv_p3 is not null && conv_c3 is not null)
            outputs = [.. outputs, conv_p3.call(position), conv_c3.call(channel)];
        return [.. outputs.Select(output => output.MoveToOuterDisposeScope())];
    }

    private static Module<Tensor, Tensor> ConvBnRelu(int inChannels, int outChannels) =>
        Sequential(Conv2d(inChannels, outChannels, 3, padding: 1L, bias: false), BatchNorm2d(outChannels), ReLU());
}
