using DaNetGen.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Compilation;

/// <summary>Compiled networks against the same networks in double precision.</summary>
public class CompiledModelsTests
{
    public static TheoryData<string, long[]> Cases => new()
    {
        { "DANet<ResNet18>", [1, 3, 65, 97] },
        { "DANet<ResNet18> 32", [2, 3, 64, 64] },
        { "DANet<ResNet50>", [1, 3, 64, 96] },
        { "DANet<ResNet50>", [1, 3, 256, 264] },
        { "DANet<SmallBackbone>", [2, 3, 120, 88] },
        { "DANet<ResNet18> group", [1, 3, 64, 64] },
        { "DANet<ResNet18> deep", [1, 3, 64, 64] },
        { "Fcn<ResNet18>", [1, 3, 64, 64] },
        { "PositionAttentionNet<ResNet18>", [1, 3, 64, 64] },
        { "ChannelAttentionNet<ResNet18>", [1, 3, 64, 64] },
        { "ResNet34", [1, 3, 71, 64] },
    };

    /// <summary>The portable program's error is at most twice that of <c>forward</c>.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_as_exact_as_forward(string model, long[] shape) => Compare(model, shape, new CompileOptions { IsPortable = true }, atMost: 2);

    /// <summary>
    /// oneDNN's kernels for channels-last images add up all channels of a window in one chain, where those of <c>forward</c> do so in blocks: a
    /// single 3x3 convolution of 512 channels has four times the error. Whole networks were seen to have up to 2.9 times.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_nearly_as_exact_as_forward_by_oneDNN(string model, long[] shape) => Compare(model, shape, CompileOptions.Default, atMost: 4);

    private static void Compare(string model, long[] shape, CompileOptions options, double atMost)
    {
        manual_seed(17);
        using var network = Scrambled.Of(Make(model));
        using var compiled = network.Compile(options, shape);
        using var noGradients = no_grad();
        using var image = rand(shape);
        using var plain = network.Run(image);
        using var fast = compiled.Run(image);
        network.to(ScalarType.Float64);
        using var precise = image.to_type(ScalarType.Float64);
        using var truth = network.Run(precise);

        Assert.Equal(truth.Named.Select(o => o.Name), fast.Named.Select(o => o.Name));
        foreach (var ((_, exact), (p, f)) in truth.Named.Zip(plain.Named.Zip(fast.Named, (p, f) => (p.Value, f.Value))))
        {
            Assert.Equal(exact.shape, f.shape);
            Assert.InRange(Error(f, exact), 0, atMost * Error(p, exact));
        }
    }

    internal static Network Make(string model) => model switch
    {
        "DANet<ResNet18>" => new DANet<ResNet18>(classes: 5),
        "DANet<ResNet18> 32" => new DANet<ResNet18>(classes: 5, outputStride: 32, alignCorners: false),
        "DANet<ResNet18> group" => new DANet<ResNet18>(classes: 5, outputStride: 16, norm: Norm.Group),
        "DANet<ResNet18> deep" => new DANet<ResNet18>(classes: 5, multiGrid: [1, 2, 4], stemChannels: 128, deepStem: true),
        "DANet<ResNet50>" => new DANet<ResNet50>(classes: 19),
        "DANet<SmallBackbone>" => new DANet<SmallBackbone>(classes: 4),
        "Fcn<ResNet18>" => new Fcn<ResNet18>(classes: 3),
        "PositionAttentionNet<ResNet18>" => new PositionAttentionNet<ResNet18>(classes: 3),
        "ChannelAttentionNet<ResNet18>" => new ChannelAttentionNet<ResNet18>(classes: 3),
        "ResNet34" => new ResNet34(),
        "ResNet101" => new ResNet101(),
        "ResNet152" => new ResNet152(),
        _ => throw new ArgumentException(model),
    };

    private static double Error(Tensor value, Tensor exact)
    {
        using var scope = NewDisposeScope();
        return (value.to_type(ScalarType.Float64) - exact).norm().item<double>() / exact.norm().item<double>();
    }
}
