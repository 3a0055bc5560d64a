using DaNetGen.Generator.Tests.Harness;

namespace DaNetGen.Generator.Tests.Guards;

/// <summary>Declared facts: what they decide, how the network keeps to them, and what a network that uses another hears.</summary>
public sealed class FactGuardTests
{
    private const string Inner = """
        [Network]
        public partial class Inner([MultipleOf(4), AtLeast(8)] int channels, [OneOf(1, 2)] int stride = 1)
        {
            [Conv("channels / 4", kernel: 3, stride: nameof(stride)), Output]
            private partial Tensor Small([Shape("B", 3, "H", "W"), MultipleOf(8, "H", "W"), AtLeast(16, "H")] Tensor image);
        }

        """;

    [Theory]
    [InlineData("channels = 16", 16, 24, null)]
    [InlineData("channels = 10", 16, 24, "'channels' must be a multiple of 4. (Parameter 'channels')\nActual value was 10.")]
    [InlineData("channels = 4", 16, 24, "'channels' must be at least 8. (Parameter 'channels')\nActual value was 4.")]
    [InlineData("channels = 16", 20, 24, "H of input 'image', its dimension 2, must be a multiple of 8, but it is 20. (Parameter 'image')")]
    [InlineData("channels = 16", 8, 24, "H of input 'image', its dimension 2, must be at least 16, but it is 8. (Parameter 'image')")]
    [InlineData("channels = 16", 16, 9, "W of input 'image', its dimension 3, must be a multiple of 8, but it is 9. (Parameter 'image')")]
    public void TheNetworkRefusesWhatViolatesThem(string arguments, long height, long width, string? failure)
    {
        var net = new GuardedRun(Inner.Replace("class Inner", "class Net"));

        Assert.Empty(net.Said);
        Assert.Empty(net.Checks);
        Assert.Equal(failure, net.Failure(arguments, [1, 3, height, width])?.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void WhatAUserLeavesOpenTheNetworkInsideChecks()
    {
        var net = new GuardedRun(Inner + """
            [Network]
            public partial class Net(int channels, int stride = 1)
            {
                [Use<Inner>(nameof(channels), nameof(stride))]
                private partial Inner.Outputs Inner([Shape("B", 3, "H", "W")] Tensor image);

                [Relu, Output]
                private partial Tensor Active(Tensor innerSmall);
            }
            """);

        Assert.Equal(
            [
                "DNG213: Checked when the network runs: 'channels' of 'Inner' must be a multiple of 4, but it is channels",
                "DNG213: Checked when the network runs: 'stride' of 'Inner' must be one of 1, 2, but it is stride",
                "DNG213: Checked when the network runs: The height of 'image' must be a multiple of 8 (the [MultipleOf] of 'image' in Inner), but it is H",
            ],
            net.Said);
        Assert.Null(net.Failure("channels = 8", [1, 3, 16, 8]));
        Assert.StartsWith("H of input 'image', its dimension 2, must be a multiple of 8", net.Failure("channels = 8", [1, 3, 17, 8]));
        Assert.StartsWith("'stride' must be one of 1, 2.", net.Failure("channels = 8, stride = 3", [1, 3, 16, 8]));
    }

    [Theory]
    [InlineData("[MultipleOf(8)] int channels, [OneOf(2)] int stride", "nameof(channels), nameof(stride)", "\"H\", \"W\"), InputSize(32, 64)")]
    [InlineData("[OneOf(8, 16)] int channels", "\"2 * channels\"", "\"H\", \"W\"), MultipleOf(16, \"H\", \"W\")")]
    [InlineData("int channels = 3", "\"8 * channels\"", "64, 64)")]
    public void WhatAUserDeclaresIsDecided(string hyperparameters, string arguments, string shape) => Assert.Empty(new GuardedRun(Inner + $$"""
        [Network]
        public partial class Net({{hyperparameters}})
        {
            [Use<Inner>({{arguments}})]
            private partial Inner.Outputs Inner([Shape("B", 3, {{shape}}] Tensor image);

            [Relu, Output]
            private partial Tensor Active(Tensor innerSmall);
        }
        """).Said);

    /// <summary>A layer may be built from a height that is declared.</summary>
    [Fact]
    public void AFixedSizeIsANumber()
    {
        var net = new GuardedRun("""
            [Network]
            public partial class Net
            {
                [MaxPool(4)]
                private partial Tensor Small([Shape("B", 2, "H", "W"), InputSize(8, 12)] Tensor image);

                [Flatten]
                private partial Tensor Flat(Tensor small);

                [Linear(5), Output]
                private partial Tensor Scores(Tensor flat);
            }
            """);

        Assert.Empty(net.Said);
        Assert.Null(net.Failure("", [3, 2, 8, 12]));
        Assert.StartsWith("Input 'image' must be [B, 2, 8, 12]", net.Failure("", [3, 2, 8, 13]));
    }

    [Fact]
    public void ADimensionMadeOfOthersIsChecked()
    {
        var net = new GuardedRun("""
            [Network]
            public partial class Net(int scale)
            {
                [Relu, Output]
                private partial Tensor Large([Shape("B", 3, "scale * H", "2 * W")] Tensor image);

                [Relu, Output]
                private partial Tensor Small([Shape("B", 3, "H", "W")] Tensor reduced);
            }
            """);

        Assert.Empty(net.Said);
        Assert.Null(net.Failure("scale = 3", [1, 3, 12, 10], [1, 3, 4, 5]));
        Assert.Equal("Dimension 2 of input 'image' must be H * scale, which is 12, but it is 13. (Parameter 'image')", net.Failure("scale = 3", [1, 3, 13, 10], [1, 3, 4, 5]));
        Assert.Equal("Dimension 3 of input 'image' must be 2 * W, which is 10, but it is 9. (Parameter 'image')", net.Failure("scale = 3", [1, 3, 12, 9], [1, 3, 4, 5]));
    }
}
