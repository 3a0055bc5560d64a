using DaNetGen.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Layers;

public sealed class FunctionalTests
{
    [Fact]
    public void SumAndMultiplyFoldAndBroadcast()
    {
        using var scope = NewDisposeScope();
        var narrow = full([1, 2, 1, 1], 2.0f);
        var wide = full([1, 2, 3, 3], 5.0f);

        Assert.True(allclose(Functional.Sum(narrow, narrow, wide), full([1, 2, 3, 3], 9.0f)));
        Assert.True(allclose(Functional.Multiply(narrow, wide, narrow), full([1, 2, 3, 3], 20.0f)));
        Assert.Throws<ArgumentException>(() => Functional.Sum());
    }

    [Fact]
    public void ResultIsItsOwnTensor()
    {
        using var value = ones(2);

        Functional.Sum(value).Dispose();

        Assert.False(value.IsInvalid);
        Assert.Equal([1, 1], value.data<float>().ToArray());
    }

    [Fact]
    public void KeepsNothing()
    {
        using var value = randn(1, 2, 8, 8);
        var before = LiveTensors.Count();

        Functional.Sum(value, value, value).Dispose();
        Functional.Multiply(value, value, value).Dispose();
        Functional.Concat(1, value, value).Dispose();
        Functional.MaxPool(value, 2).Dispose();
        Functional.AdaptiveAvgPool(value, 1).Dispose();
        Functional.Flatten(value).Dispose();
        Functional.Upsample(value, value).Dispose();

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void PoolsAndReshapes()
    {
        using var scope = NewDisposeScope();
        var image = randn(2, 3, 9, 7);

        Assert.Equal([2, 3, 4, 3], Functional.MaxPool(image, 2).shape);
        Assert.Equal([2, 3, 5, 4], Functional.MaxPool(image, 3, stride: 2, padding: 1).shape);
        Assert.Equal([2, 3, 6, 6], Functional.AdaptiveAvgPool(image, 6).shape);
        Assert.Equal([2, 3, 1, 2], Functional.AdaptiveAvgPool(image, 1, 2).shape);
        Assert.Equal([2, 189], Functional.Flatten(image).shape);
        Assert.Equal([2, 6, 9, 7], Functional.Concat(1, image, image).shape);
    }

    [Fact]
    public void UpsampleKeepsCornersOnlyWhereAsked()
    {
        using var scope = NewDisposeScope();
        var row = tensor([0f, 1f], [1, 1, 1, 2]);
        var size = zeros(1, 1, 1, 4);

        Assert.Equal([0, 0.25f, 0.75f, 1], Functional.Upsample(row, size).data<float>().ToArray());
        Assert.True(allclose(Functional.Upsample(row, size, alignCorners: true).flatten(), tensor([0f, 1 / 3f, 2 / 3f, 1f])));
    }
}
