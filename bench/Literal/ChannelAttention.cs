using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DaNetGen.Literal;

/// <summary>Channel attention.</summary>
public sealed class ChannelAttention : Module<Tensor, Tensor>
{
    private readonly Parameter beta = Parameter(zeros(1));

    public ChannelAttention() : base(nameof(ChannelAttention)) => RegisterComponents();

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var (batch, channels, height, width) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
        var query = x.view(batch, channels, -1);
        var energy = bmm(query, query.permute(0, 2, 1));
        var distance = energy.max(-1, keepdim: true).values.expand_as(energy) - energy;
        var attention = softmax(distance, dim: -1);
        var gathered = bmm(attention, query).view(batch, channels, height, width);
        return (beta * gathered + x).MoveToOuterDisposeScope();
    }
}
