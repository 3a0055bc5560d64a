using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DaNetGen.Literal;

/// <summary>ResNet-18, -34, -50, -101 or -152 without its classifier; strides of the last stages are replaced by dilation.</summary>
public sealed class ResNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> conv1, bn1, relu, maxpool, layer1, layer2, layer3, layer4;
    private readonly bool isBasic;
    private int channels = 64, dilation = 1;

    public ResNet(int depth, int outputStride) : base(nameof(ResNet))
    {
        int[] blocks = depth switch
        {
            18 => [2, 2, 2, 2],
            34 or 50 => [3, 4, 6, 3],
            101 => [3, 4, 23, 3],
            152 => [3, 8, 36, 3],
            _ => throw new ArgumentOutOfRangeException(nameof(depth), depth, "There are ResNet-18, -34, -50, -101 and -152."),
        };
        isBasic = depth < 50;
        conv1 = Conv2d(3, 64, 7, stride: 2, padding: 3, bias: false);
        bn1 = BatchNorm2d(64);
        relu = ReLU(inplace: true);
        maxpool = MaxPool2d(3, stride: 2, padding: 1);
        layer1 = MakeLayer(64, blocks[0], stride: 1, dilate: false);
        layer2 = MakeLayer(128, blocks[1], stride: 2, dilate: false);
        layer3 = MakeLayer(256, blocks[2], stride: 2, dilate: outputStride < 16);
        layer4 = MakeLayer(512, blocks[3], stride: 2, dilate: outputStride < 32);
        RegisterComponents();
        foreach (var convolution in modules().OfType<Conv2d>())
            init.kaiming_normal_(convolution.weight!, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
    }

    /// <summary>Channels of the last feature map.</summary>
    public int Channels => channels;

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        x = maxpool.call(relu.call(bn1.call(conv1.call(x))));
        return layer4.call(layer3.call(layer2.call(layer1.call(x)))).MoveToOuterDisposeScope();
    }

    private Module<Tensor, Tensor> MakeLayer(int width, int blocks, int stride, bool dilate)
    {
        int previousDilation = dilation;
        if (dilate)
        {
            dilation *= stride;
            stride = 1;
        }
        int outChannels = width * (isBasic ? BasicBlock.Expansion : Bottleneck.Expansion);
        Module<Tensor, Tensor>? downsample = stride == 1 && channels == outChannels
            ? null
            : Sequential(Conv2d(channels, outChannels, 1, stride: stride, bias: false), BatchNorm2d(outChannels));
        var layers = new List<Module<Tensor, Tensor>> { Block(width, stride, previousDilation, downsample) };
        channels = outChannels;
        for (int i = 1; i < blocks; i++)
            layers.Add(Block(width, 1, dilation, null));
        return Sequential(layers);
    }

    private Module<Tensor, Tensor> Block(int width, int stride, int blockDilation, Module<Tensor, Tensor>? downsample) => isBasic
        ? new BasicBlock(channels, width, stride, blockDilation, downsample)
        : new Bottleneck(channels, width, stride, blockDilation, downsample);
}
