using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Networks;

/// <summary>The conditions that generated code checks.</summary>
public sealed class GuardTests
{
    private const string Failure = "Stage 'A' of 'Net': {0} and {1}.";

    [Theory]
    [InlineData(3, 3, true, true, true, true)]
    [InlineData(3, 6, false, false, true, false)]
    [InlineData(6, 3, false, true, false, false)]
    [InlineData(1, 6, false, false, true, true)]
    [InlineData(6, 1, false, true, false, true)]
    [InlineData(0, 0, true, true, false, true)]
    [InlineData(-2, 4, false, false, false, false)]
    public void EachConditionHoldsOrSaysBothNumbers(long left, long right, bool equal, bool atLeast, bool divides, bool stretches)
    {
        Check(equal, () => Guard.Equal(left, right, Failure));
        Check(atLeast, () => Guard.AtLeast(left, right, Failure));
        Check(divides, () => Guard.Divides(left, right, Failure));
        Check(stretches, () => Guard.Stretches(left, right, Failure));

        void Check(bool holds, Func<bool> guard)
        {
            if (holds)
                Assert.True(guard());
            else
                Assert.Equal($"Stage 'A' of 'Net': {left} and {right}.", Assert.Throws<ArgumentException>(() => guard()).Message);
        }
    }

    [Fact]
    public void AResultHasThePromisedSizes()
    {
        using var value = zeros(2, 3, 5);

        Guard.Result(value, "Stage 'A' of 'Net'", "[B, 3, n]", 2, 3, -1);
        var size = Assert.Throws<ArgumentException>(() => Guard.Result(value, "Stage 'A' of 'Net'", "[B, 4, n]", 2, 4, -1));
        Assert.Equal("Stage 'A' of 'Net' gives [2, 3, 5], but its [Shape] says [B, 4, n], which is [2, 4, ?].", size.Message);
        Assert.Throws<ArgumentException>(() => Guard.Result(value, "Stage 'A' of 'Net'", "[B, 3]", 2, 3));
        Assert.Throws<ArgumentException>(() => Guard.Result(value, "Stage 'A' of 'Net'", "[B, 3, 5, 7]", 2, 3, 5, 7));
    }

    [Fact]
    public void WhatHoldsAllocatesNothing()
    {
        using var value = zeros(2, 8, 16, 16);
        Run();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run()
        {
            Guard.Equal(value.size(2), value.size(3), Failure);
            Guard.AtLeast(value.size(2) + 2, 3, Failure);
            Guard.Divides(4, value.size(1), Failure);
            Guard.Stretches(value.size(2), 1, Failure);
            Guard.Result(value, "Stage 'A' of 'Net'", "[B, 8, H, W]", 2, value.size(1), -1, value.size(3));
            Require.MultipleOf(value, 2, 8, "H");
            Require.AtLeast(value, 3, 16, "W");
            Require.Size(value, 3, 2 * value.size(1), "2 * C");
        }
    }

    [Fact]
    public void AFactNamesInputSizeAndValue()
    {
        using var image = zeros(1, 3, 10, 12);

        Assert.Equal("H of input 'image', its dimension 2, must be a multiple of 4, but it is 10. (Parameter 'image')",
            Assert.Throws<ArgumentException>(() => Require.MultipleOf(image, 2, 4, "H")).Message);
        Assert.Equal("W of input 'image', its dimension 3, must be at least 16, but it is 12. (Parameter 'image')",
            Assert.Throws<ArgumentException>(() => Require.AtLeast(image, 3, 16, "W")).Message);
        Assert.Equal("Dimension 3 of input 'image' must be 2 * H, which is 20, but it is 12. (Parameter 'image')",
            Assert.Throws<ArgumentException>(() => Require.Size(image, 3, 2 * image.size(2), "2 * H")).Message);
    }

    [Fact]
    public void AHyperparameterIsNamedWithItsValue()
    {
        var channels = 12;

        Assert.Equal(12, Require.MultipleOf(channels, 4));
        Assert.Equal(12, Require.AtLeast(channels, 12));
        Assert.Equal("channels", Assert.Throws<ArgumentOutOfRangeException>(() => Require.MultipleOf(channels, 8)).ParamName);
        Assert.StartsWith("'channels' must be at least 13.", Assert.Throws<ArgumentOutOfRangeException>(() => Require.AtLeast(channels, 13)).Message);
    }
}
