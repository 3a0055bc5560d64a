using DaNetGen.Layers;

namespace DaNetGen.Runtime.Tests.Layers;

/// <summary>Keys of the layers, in PyTorch's order.</summary>
public sealed class KeyTests
{
    private static readonly string[] BatchNorm = ["weight", "bias", "running_mean", "running_var", "num_batches_tracked"];

    public static TheoryData<Func<Layer>, string> Layers => new()
    {
        { () => new Conv2d(2, 3), "weight bias" },
        { () => new Conv2d(2, 3, bias: false), "weight" },
        { () => new Linear(2, 3), "weight bias" },
        { () => new GroupNorm(2, 4), "weight bias" },
        { () => new BatchNorm2d(4), string.Join(' ', BatchNorm) },
        { () => new Dropout(), "" },
        { () => new Dropout2d(), "" },
        { () => new Classifier(4, 3), "1.weight 1.bias" },
        { () => new ConvBnRelu(2, 4), $"0.weight {Norm("1")}" },
        { () => new ConvBnRelu(2, 32, norm: DaNetGen.Norm.Group), "0.weight 1.weight 1.bias" },
        { () => new ChannelAttention(), "beta" },
        { () => new PositionAttention(8), "alpha conv_b.weight conv_b.bias conv_c.weight conv_c.bias conv_d.weight conv_d.bias" },
        { () => new Stem(3, 8), $"conv1.weight {Norm("bn1")}" },
        { () => new Stem(3, 8, deep: true), $"conv1.0.weight {Norm("conv1.1")} conv1.3.weight {Norm("conv1.4")} conv1.6.weight {Norm("bn1")}" },
        {
            () => new BasicStage(4, 2, 8, stride: 2),
            $"0.conv1.weight {Norm("0.bn1")} 0.conv2.weight {Norm("0.bn2")} 0.downsample.0.weight {Norm("0.downsample.1")} "
            + $"1.conv1.weight {Norm("1.bn1")} 1.conv2.weight {Norm("1.bn2")}"
        },
        { () => new BasicStage(8, 1, 8), $"0.conv1.weight {Norm("0.bn1")} 0.conv2.weight {Norm("0.bn2")}" },
        {
            () => new BottleneckStage(4, 1, 2),
            $"0.conv1.weight {Norm("0.bn1")} 0.conv2.weight {Norm("0.bn2")} 0.conv3.weight {Norm("0.bn3")} 0.downsample.0.weight {Norm("0.downsample.1")}"
        },
        { () => new BottleneckStage(8, 1, 2), $"0.conv1.weight {Norm("0.bn1")} 0.conv2.weight {Norm("0.bn2")} 0.conv3.weight {Norm("0.bn3")}" },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void AreInPyTorchsOrder(Func<Layer> make, string keys)
    {
        using var layer = make();

        Assert.Equal(keys, string.Join(' ', layer.state_dict().Keys));
    }

    private static string Norm(string prefix) => string.Join(' ', BatchNorm.Select(key => $"{prefix}.{key}"));
}
