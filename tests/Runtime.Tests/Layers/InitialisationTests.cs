using DaNetGen.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Layers;

/// <summary>Initial weights by their statistics.</summary>
public sealed class InitialisationTests
{
    [Fact]
    public void ConvolutionsAreUniformByFanIn()
    {
        using var scope = NewDisposeScope();
        manual_seed(11);
        using var layer = new Conv2d(32, 64, kernel: 3);
        var bound = 1 / Math.Sqrt(32 * 9);

        AssertUniform(layer.Weight, bound);
        AssertUniform(layer.Bias!, bound, deviationTolerance: 0.2);
    }

    [Fact]
    public void GroupedConvolutionsCountTheirOwnGroup()
    {
        using var scope = NewDisposeScope();
        manual_seed(11);
        using var layer = new Conv2d(64, 128, kernel: 3, groups: 4);

        AssertUniform(layer.Weight, 1 / Math.Sqrt(16 * 9));
    }

    [Fact]
    public void LinearIsUniformByFanIn()
    {
        using var scope = NewDisposeScope();
        manual_seed(11);
        using var layer = new Linear(200, 100);

        AssertUniform(layer.Weight, 1 / Math.Sqrt(200));
    }

    [Fact]
    public void BackboneConvolutionsAreNormalByFanOut()
    {
        using var scope = NewDisposeScope();
        manual_seed(11);
        using var stem = new Stem(3, 64, deep: true);
        using var basic = new BasicStage(32, 1, 64, stride: 2);
        using var bottleneck = new BottleneckStage(64, 1, 64);

        var weights = ((nn.Module[])[stem, basic, bottleneck]).SelectMany(layer => layer.modules()).OfType<Conv2d>().Select(layer => layer.Weight).ToArray();

        Assert.Equal(3 + 3 + 4, weights.Length);
        foreach (var weight in weights)
        {
            var expected = Math.Sqrt(2.0 / (weight.shape[0] * weight.shape[2] * weight.shape[3]));
            Assert.InRange(weight.std().item<float>() / expected, 0.93, 1.07);
            // Normal, not uniform: values beyond a uniform distribution's bound.
            Assert.True(weight.abs().max().item<float>() > 2.5 * expected);
        }
    }

    [Fact]
    public void NormalisationsStartAsTheIdentity()
    {
        using var scope = NewDisposeScope();
        using var batch = new BatchNorm2d(4);
        using var group = new GroupNorm(2, 4);

        Assert.Equal([1, 1, 1, 1], batch.Weight.data<float>().ToArray());
        Assert.Equal([0, 0, 0, 0], batch.Bias.data<float>().ToArray());
        Assert.Equal([0, 0, 0, 0], batch.RunningMean.data<float>().ToArray());
        Assert.Equal([1, 1, 1, 1], batch.RunningVar.data<float>().ToArray());
        Assert.Equal([1, 1, 1, 1], group.Weight.data<float>().ToArray());
        Assert.Equal([0, 0, 0, 0], group.Bias.data<float>().ToArray());
    }

    private static void AssertUniform(Tensor values, double bound, double deviationTolerance = 0.05)
    {
        Assert.InRange(values.abs().max().item<float>(), 0.9 * bound, bound);
        Assert.InRange(values.std().item<float>() / (bound / Math.Sqrt(3)), 1 - deviationTolerance, 1 + deviationTolerance);
    }
}
