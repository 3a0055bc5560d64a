using DaNetGen.Models;
using static TorchSharp.torch;

namespace DaNetGen.Tests;

/// <summary>Sizes of the shipped networks against those of the reference.</summary>
public class CountTests
{
    [Fact]
    public void DANet_R50_for_19_classes_has_the_parameters_of_the_reference()
    {
        using var network = new DANet<ResNet50>(classes: 19);
        Assert.Equal(47_462_651, Count(network.parameters()));
        Assert.Equal(23_954_619, Count(network.ParametersOf("Head")));
    }

    // torchvision's counts without the classifier.
    [Fact]
    public void Backbones_have_the_parameters_of_torchvision()
    {
        Check(new ResNet18(), 11_176_512);
        Check(new ResNet34(), 21_284_672);
        Check(new ResNet50(), 23_508_032);
        Check(new ResNet101(), 42_500_160);
        Check(new ResNet152(), 58_143_808);

        static void Check(Network network, long expected)
        {
            using (network)
            {
                Assert.Equal(expected, Count(network.parameters()));
            }
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(32)]
    public void Backbone_keeps_to_its_output_stride(int outputStride)
    {
        using var backbone = new ResNet18(outputStride);
        backbone.eval();
        using var noGradients = no_grad();
        using var image = rand(1, 3, 65, 97);
        using var maps = backbone.forward(image);
        Assert.Equal([1, 64, 17, 25], maps.Layer1.shape);
        Assert.Equal([1, 128, 9, 13], maps.Layer2.shape);
        Assert.Equal([1, 256, Ceil(65, Math.Min(16, outputStride)), Ceil(97, Math.Min(16, outputStride))], maps.Layer3.shape);
        Assert.Equal([1, 512, Ceil(65, outputStride), Ceil(97, outputStride)], maps.Layer4.shape);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(32)]
    public void Small_backbone_keeps_to_its_output_stride(int outputStride)
    {
        using var backbone = new SmallBackbone(outputStride);
        using var noGradients = no_grad();
        using var image = rand(1, 3, 65, 97);
        using var maps = backbone.forward(image);
        Assert.Equal([1, 32, 17, 25], maps.Layer1.shape);
        Assert.Equal([1, 64, 9, 13], maps.Layer2.shape);
        Assert.Equal([1, 128, Ceil(65, Math.Min(16, outputStride)), Ceil(97, Math.Min(16, outputStride))], maps.Layer3.shape);
        Assert.Equal([1, 256, Ceil(65, outputStride), Ceil(97, outputStride)], maps.Layer4.shape);
    }

    /// <summary>The pixels that reach a feature are those with a gradient; many features of one place together, since ReLU and max
    /// pooling hide pixels from a single one.</summary>
    [Fact]
    public void Small_backbone_sees_59_pixels()
    {
        using var scope = NewDisposeScope();
        using var backbone = new SmallBackbone(outputStride: 8);
        backbone.eval();
        bool[] rows = new bool[160], columns = new bool[160];
        for (int i = 0; i < 20; i++)
        {
            Tensor image = randn([1, 3, 160, 160], requires_grad: true);
            using var maps = backbone.forward(image);
            maps.Layer4.narrow(2, 10, 1).narrow(3, 10, 1).sum().backward();
            Tensor seen = image.grad!.abs().sum([0, 1]).gt(0);
            Mark(rows, seen.any(1));
            Mark(columns, seen.any(0));
        }
        Assert.Equal(Enumerable.Range(80 - 29, 59), Enumerable.Range(0, 160).Where(y => rows[y]));
        Assert.Equal(Enumerable.Range(80 - 29, 59), Enumerable.Range(0, 160).Where(x => columns[x]));

        static void Mark(bool[] all, Tensor more)
        {
            bool[] seen = [.. more.data<bool>()];
            for (int i = 0; i < all.Length; i++) all[i] |= seen[i];
        }
    }

    [Fact]
    public void Small_backbone_refuses_a_multi_grid()
    {
        var error = Assert.Throws<ArgumentException>(() => new SmallBackbone(8, [1, 2]));
        Assert.Contains("no multi-grid", error.Message);
    }

    [Fact]
    public void Other_output_strides_are_refused()
    {
        // As a constant the compiler would refuse it.
        static ResNet18 Make(int outputStride) => new(outputStride);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Make(12));
        Assert.Contains("'outputStride' must be one of 8, 16, 32", error.Message);
    }

    private static long Ceil(long size, long stride) => (size + stride - 1) / stride;

    private static long Count(IEnumerable<TorchSharp.Modules.Parameter> parameters) => parameters.Sum(p => p.numel());
}
