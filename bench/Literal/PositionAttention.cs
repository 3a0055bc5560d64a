using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DaNetGen.Literal;

/// <summary>Position attention over the whole map of pixels by pixels.</summary>
public sealed class PositionAttention : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> conv_b, conv_c, conv_d;
    private readonly Parameter alpha = Parameter(zeros(1));

    public PositionAttention(int channels) : base(nameof(PositionAttention))
    {
        conv_b = Conv2d(channels, channels / 8, 1);
        conv_c = Conv2d(channels, channels / 8, 1);
        conv_d = Conv2d(channels, channels, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var (batch, channels, height, width) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
        var query = conv_b.call(x).view(batch, -1, height * width).permute(0, 2, 1);
        var key = conv_c.call(x).view(batch, -1, height * width);
        var attention = softmax(bmm(query, key), dim: -1);
        var value = conv_d.call(x).view(batch, -1, height * width);
        var gathered = bmm(value, attention.permute(0, 2, 1)).view(batch, channels, height, width);
        return (alpha * gathered + x).MoveToOuterDisposeScope();
    }
}
