using DaNetGen.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Layers;

public sealed class LayerTests
{
    private static readonly long[] Image = [2, 32, 17, 19];

    /// <summary>Layers with the shape that each makes of <see cref="Image"/>.</summary>
    public static TheoryData<Func<Layer>, long[]> Layers => new()
    {
        { () => new Conv2d(32, 6, kernel: 3), [2, 6, 17, 19] },
        { () => new Conv2d(32, 6, kernel: 3, dilation: 4, stride: 2), [2, 6, 9, 10] },
        { () => new Conv2d(32, 64, kernel: 3, padding: 0, groups: 32), [2, 64, 15, 17] },
        { () => new BatchNorm2d(32), Image },
        { () => new BatchNorm2d(32, frozen: true), Image },
        { () => new GroupNorm(4, 32), Image },
        { () => new Linear(19, 5), [2, 32, 17, 5] },
        { () => new Dropout(), Image },
        { () => new Dropout2d(), Image },
        { () => new ConvBnRelu(32, 64, kernel: 3, norm: Norm.Group), [2, 64, 17, 19] },
        { () => new Stem(32, 16), [2, 16, 5, 5] },
        { () => new Stem(32, 16, deep: true), [2, 16, 5, 5] },
        { () => new BasicStage(32, 2, 16, stride: 2), [2, 16, 9, 10] },
        { () => new BasicStage(32, 2, 32, stride: 2, nominalStride: 16, outputStride: 8), Image },
        { () => new BottleneckStage(32, 2, 16, stride: 2), [2, 64, 9, 10] },
        { () => new BottleneckStage(32, 2, 16, stride: 2, nominalStride: 32, outputStride: 8, multiGrid: [1, 2, 4], norm: Norm.FrozenBatch), [2, 64, 17, 19] },
        { () => new PositionAttention(32), Image },
        { () => new ChannelAttention(), Image },
        { () => new Classifier(32, 7), [2, 7, 17, 19] },
        { () => new Classifier(32, 7, channelwise: true), [2, 7, 17, 19] },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void MakesItsShapeAndKeepsNothingElse(Func<Layer> make, long[] shape)
    {
        using var layer = make();
        using var input = randn(Image);
        input.requires_grad = true;
        foreach (var training in (bool[])[true, false])
        {
            layer.train(training);
            var before = LiveTensors.Count();

            using var output = layer.call(input);

            Assert.Equal(before + 1, Tensor.TotalCount);
            Assert.Equal(shape, output.shape);
            using var sum = output.sum();
            sum.backward();
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void OutlivesTheScopeItWasMadeIn(Func<Layer> make, long[] shape)
    {
        Layer layer;
        using (NewDisposeScope())
            layer = make();
        using var scope = NewDisposeScope();
        using (layer)
            Assert.Equal(shape, layer.call(randn(Image)).shape);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void ConvertsToAnotherElementType(Func<Layer> make, long[] shape)
    {
        using var scope = NewDisposeScope();
        using var layer = make();

        layer.to(float64);

        // Fields that went stale would make this throw.
        var output = layer.call(randn(Image, float64));
        Assert.Equal(float64, output.dtype);
        Assert.Equal(shape, output.shape);
        Assert.All(layer.state_dict(), entry => Assert.Equal(entry.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal) ? int64 : float64, entry.Value.dtype));
    }

    [Fact]
    public void ConvBnReluIsItsParts()
    {
        using var scope = NewDisposeScope();
        using var layer = new ConvBnRelu(3, 8, kernel: 3, stride: 2);
        var state = layer.state_dict();
        var input = randn(2, 3, 9, 9);

        var expected = nn.functional.conv2d(input, state["0.weight"], null, [2, 2], [1, 1]);
        expected = nn.functional.batch_norm(expected, null, null, state["1.weight"], state["1.bias"], training: true).relu();

        Assert.True(allclose(expected, layer.call(input), 1e-5, 1e-6));
    }

    [Fact]
    public void BatchNormFollowsTheBatchesInTrainingAlone()
    {
        using var scope = NewDisposeScope();
        using var layer = new BatchNorm2d(3);
        var input = randn(4, 3, 5, 5) + 2;

        layer.call(input);
        Assert.True(allclose(layer.RunningMean, input.mean([0L, 2L, 3L]) * 0.1, 1e-4, 1e-5));
        Assert.Equal(1, layer.state_dict()["num_batches_tracked"].item<long>());

        layer.eval();
        layer.call(input);
        Assert.Equal(1, layer.state_dict()["num_batches_tracked"].item<long>());
    }

    [Fact]
    public void FrozenBatchNormKeepsItsStatisticsInTraining()
    {
        using var scope = NewDisposeScope();
        using var layer = new BatchNorm2d(3, frozen: true);
        layer.train();
        var input = randn(4, 3, 5, 5) + 2;

        // Mean 0, variance 1: the identity but for eps.
        Assert.True(allclose(input, layer.call(input), 1e-4, 1e-4));
        Assert.Equal([0, 0, 0], layer.RunningMean.data<float>().ToArray());
        Assert.All(layer.parameters(), parameter => Assert.False(parameter.requires_grad));
    }

    [Fact]
    public void ImpossibleArgumentsAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2d(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2d(3, 3, padding: -1));
        Assert.Throws<ArgumentException>(() => new Conv2d(3, 4, groups: 2));
        Assert.Throws<ArgumentException>(() => new GroupNorm(3, 4));
        Assert.Throws<ArgumentException>(() => new ConvBnRelu(3, 48, norm: Norm.Group));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConvBnRelu(3, 4, norm: (Norm)9));
    }
}
