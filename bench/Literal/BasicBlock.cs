using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DaNetGen.Literal;

/// <summary>A residual block of two 3x3 convolutions, the first of them dilated.</summary>
public sealed class BasicBlock : Module<Tensor, Tensor>
{
    public const int Expansion = 1;

    private readonly Module<Tensor, Tensor> conv1, bn1, relu, conv2, bn2;
    private readonly Module<Tensor, Tensor>? downsample;

    public BasicBlock(int inChannels, int width, int stride, int dilation, Module<Tensor, Tensor>? downsample) : base(nameof(BasicBlock))
    {
        conv1 = Conv2d(inChannels, width, 3, stride: stride, padding: dilation, dilation: dilation, bias: false);
        bn1 = BatchNorm2d(width);
        relu = ReLU(inplace: true);
        conv2 = Conv2d(width, width, 3, padding: 1L, bias: false);
        bn2 = BatchNorm2d(width);
        this.downsample = downsample;
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var identity = downsample is null ? x : downsample.call(x);
        var result = relu.call(bn1.call(conv1.call(x)));
        result = bn2.call(conv2.call(result));
        result += identity;
        return relu.call(result).MoveToOuterDisposeScope();
    }
}
