using DaNetGen.Generator.Tests.Harness;

namespace DaNetGen.Generator.Tests.Guards;

/// <summary>What only the running network can tell: said to be checked, checked, and named where it fails.</summary>
public sealed class UndecidedTests
{
    private const string Enlarged = """
        [Network]
        public partial class Net
        {
            [MaxPool(2)]
            private partial Tensor Pooled([Shape("B", 3, "H", "W")FACTS] Tensor image);

            [Stage]
            [return: Shape("B", 3, "H / 2 * 2", "W / 2 * 2")]
            private Tensor Up(Tensor pooled) => pooled.repeat_interleave(2, dim: 2).repeat_interleave(2, dim: 3);

            [Sum, Output]
            private partial Tensor Fusion(Tensor up, Tensor image);
        }
        """;

    [Fact]
    public void SizesThatAreEqualForSome()
    {
        var net = new GuardedRun(Enlarged.Replace("FACTS", ""));

        Assert.Equal(
            [
                "DNG213: Checked when the network runs: kernel 2 must fit into the padded height of 'image', H; [AtLeast(2, \"H\")] on 'image' would decide it",
                "DNG213: Checked when the network runs: the heights must be equal, but 'up' has 2 * floor(H / 2) and 'image' has H; [MultipleOf(2, \"H\")] on 'image' would decide it",
            ],
            net.Said);
        Assert.Null(net.Failure("", [1, 3, 64, 32]));
        Assert.Equal("Stage 'Fusion' of 'Net': the heights of its operands differ: 2 * floor(H / 2) of 'up' is 64, H of 'image' is 65.", net.Failure("", [1, 3, 65, 32]));
        Assert.Equal("Stage 'Fusion' of 'Net': the widths of its operands differ: 2 * floor(W / 2) of 'up' is 32, W of 'image' is 33.", net.Failure("", [1, 3, 64, 33]));
        Assert.Equal("Stage 'Pooled' of 'Net': its kernel 2 is larger than the padded width of 'image': W is 1.", net.Failure("", [1, 3, 64, 1]));
    }

    [Theory]
    [InlineData(", MultipleOf(8, \"H\", \"W\")", "H of input 'image', its dimension 2, must be a multiple of 8, but it is 65. (Parameter 'image')")]
    [InlineData(", InputSize(64, 32)", "Input 'image' must be [B, 3, 64, 32], dimension 1 being 3, dimension 2 being 64, dimension 3 being 32, but it is [1, 3, 65, 32]. (Parameter 'image')")]
    public void AFactDecidesThem(string facts, string failure)
    {
        var net = new GuardedRun(Enlarged.Replace("FACTS", facts));

        Assert.Empty(net.Said);
        Assert.DoesNotContain(net.Checks, c => c.Contains("Fusion") || c.Contains("Pooled"));
        Assert.Null(net.Failure("", [1, 3, 64, 32]));
        Assert.Equal(failure, net.Failure("", [1, 3, 65, 32]));
    }

    [Fact]
    public void WhatOneStageCheckedTheNextRelysOn()
    {
        var net = new GuardedRun("""
            [Network]
            public partial class Net
            {
                [Conv(4, kernel: 3, padding: 0)]
                private partial Tensor First([Shape("B", 3, "H", "W")] Tensor image);

                [MaxPool(2)]
                private partial Tensor Second(Tensor first);

                [Conv(4, kernel: 3)]
                private partial Tensor Third(Tensor second);

                [Relu]
                private partial Tensor Fourth(Tensor third);

                [Sum, Output]
                private partial Tensor Fifth(Tensor fourth, Tensor third);
            }
            """);

        Assert.Equal(4, net.Checks.Count);
        Assert.Null(net.Failure("", [1, 3, 4, 4]));
        Assert.Equal("Stage 'Second' of 'Net': its kernel 2 is larger than the padded height of 'first': H - 2 is 1.", net.Failure("", [1, 3, 3, 4]));
        Assert.Equal("Stage 'First' of 'Net': its kernel 3 is larger than the padded height of 'image': H is 2.", net.Failure("", [1, 3, 2, 4]));
    }

    [Fact]
    public void HyperparametersAreCheckedWhenTheNetworkIsBuilt()
    {
        var net = new GuardedRun("""
            [Network]
            public partial class Net(int left, int right, int groups = 1, int kernel = 1)
            {
                [Conv(nameof(left), groups: nameof(groups))]
                private partial Tensor Left([Shape("B", 4, "H", "W")] Tensor image);

                [Conv("right / 2", kernel: nameof(kernel), padding: 0)]
                private partial Tensor Right(Tensor image);

                [Concat(0), Output]
                private partial Tensor Both(Tensor left, Tensor right);
            }
            """);

        Assert.Contains(
            "DNG213: Checked when the network runs: the channels must be equal, but 'left' has left and 'right' has floor(right / 2)", net.Said);
        Assert.Null(net.Failure("left = 6, right = 12", [1, 4, 5, 5]));
        Assert.Equal("Stage 'Both' of 'Net': the channels of its operands differ: left of 'left' is 6, floor(right / 2) of 'right' is 7.", net.Failure("left = 6, right = 14", [1, 4, 5, 5]));
        Assert.Equal("Stage 'Left' of 'Net': its 4 groups do not divide the output channels: left is 6.", net.Failure("left = 6, right = 12, groups = 4", [1, 4, 5, 5]));
        Assert.Equal("Stage 'Right' of 'Net': 'channels' must be at least 1, but floor(right / 2) is 0.", net.Failure("left = 6, right = 1", [1, 4, 5, 5]));
        Assert.Equal("Stage 'Right' of 'Net': its kernel 9 is larger than the padded height of 'image': H is 5.", net.Failure("left = 6, right = 12, kernel = 9", [1, 4, 5, 5]));
        Assert.Equal("Stage 'Both' of 'Net': the heights of its operands differ: H of 'left' is 5, H + 1 - kernel of 'right' is 3.", net.Failure("left = 6, right = 12, kernel = 3", [1, 4, 5, 5]));
    }

    [Fact]
    public void WhatMayStretchAndMayNot()
    {
        var net = new GuardedRun("""
            [Network]
            public partial class Net
            {
                [Multiply(Broadcast = true), Output]
                private partial Tensor Masked([Shape("B", 3, "H", "W")] Tensor image, [Shape("B", 1, "h", "w")] Tensor mask, [Shape("B", 3, 1, "w")] Tensor rows);
            }
            """);

        Assert.Equal(2, net.Said.Count);
        Assert.All(net.Said, s => Assert.StartsWith("DNG213: Checked when the network runs: the ", s));
        Assert.Null(net.Failure("", [2, 3, 5, 6], [2, 1, 5, 6], [2, 3, 1, 6]));
        Assert.Null(net.Failure("", [2, 3, 5, 6], [2, 1, 1, 1], [2, 3, 1, 1]));
        Assert.Equal("Stage 'Masked' of 'Net': the heights of its operands differ, and neither is 1: H of 'image' is 5, h of 'mask' is 4.", net.Failure("", [2, 3, 5, 6], [2, 1, 4, 6], [2, 3, 1, 6]));
    }

    [Fact]
    public void ASizeThatMayBeOneDoesNotStretchBySum()
    {
        var net = new GuardedRun("""
            [Network]
            public partial class Net
            {
                [Sum, Output]
                private partial Tensor Shifted([Shape("B", 3, "H", "W")] Tensor image, [Shape("B", 3, 1, 1)] Tensor shift);
            }
            """);

        Assert.Equal(["DNG214: [Sum] needs equal shapes, but the heights are equal only where H is 1: 'image' has H and 'shift' has 1"], net.Said);
        Assert.Null(net.Failure("", [1, 3, 1, 1], [1, 3, 1, 1]));
        Assert.Equal("Stage 'Shifted' of 'Net': the heights of its operands differ: H of 'image' is 7, that of 'shift' is 1.", net.Failure("", [1, 3, 7, 7], [1, 3, 1, 1]));
    }

    [Fact]
    public void AnOptionalStageIsCheckedWhereItIsComputed()
    {
        var net = new GuardedRun("""
            [Network]
            public partial class Net(bool aux)
            {
                [Relu, Output]
                private partial Tensor Main([Shape("B", 3, "H", "W")] Tensor image);

                [MaxPool(3), Output(When = nameof(aux))]
                private partial Tensor Small(Tensor main);

                [MaxPool(3), Output]
                private partial Tensor Other([Shape("B", 3, "h", "w")] Tensor second);
            }
            """);

        Assert.Null(net.Failure("aux = false", [1, 3, 2, 9], [1, 3, 9, 9]));
        Assert.Equal("Stage 'Small' of 'Net': its kernel 3 is larger than the padded height of 'main': H is 2.", net.Failure("aux = true", [1, 3, 2, 9], [1, 3, 9, 9]));
    }

    [Fact]
    public void OwnCodeKeepsWhatItPromises()
    {
        var net = new GuardedRun("""
            [Network]
            public partial class Net(int cut)
            {
                [Stage]
                [return: Shape("B", 3, "H - cut", "w")]
                private Tensor Cropped([Shape("B", 3, "H", "W")] Tensor image) => image[.., .., 2.., ..1];

                [Relu, Output]
                private partial Tensor Active(Tensor cropped);
            }
            """);

        Assert.Null(net.Failure("cut = 2", [1, 3, 7, 7]));
        Assert.Equal("Stage 'Cropped' of 'Net' gives [1, 3, 5, 1], but its [Shape] says [B, 3, H - cut, w], which is [1, 3, 4, ?].", net.Failure("cut = 3", [1, 3, 7, 7]));
    }

    [Fact]
    public void ABackboneIsHeldAgainstWhatItsUserNeeds()
    {
        var net = new GuardedRun("""
            public interface IMaps : IDisposable
            {
                Tensor Deep { get; }
            }

            [NetworkContract]
            public interface IBackbone<TSelf>
                where TSelf : Network, IBackbone<TSelf>
            {
                static abstract int DeepChannels { get; }

                static abstract TSelf Create();

                IMaps forward([Shape("B", 3, "H", "W")] Tensor image);
            }

            [Network]
            public partial class Narrow : IBackbone<Narrow>
            {
                [Conv(20), Output]
                private partial Tensor Deep([Shape("B", 3, "H", "W")] Tensor image);
            }

            [Network]
            public partial class Wide : IBackbone<Wide>
            {
                [Conv(16, kernel: 3, stride: 2), Output]
                private partial Tensor Deep([Shape("B", 3, "H", "W")] Tensor image);
            }

            [Network]
            public partial class Net<TBackbone>
                where TBackbone : Network, IBackbone<TBackbone>
            {
                [Use(nameof(TBackbone))]
                private partial IMaps Backbone([Shape("B", 3, "H", "W")] Tensor image);

                [PositionAttention(reduction: 8)]
                private partial Tensor Pam(Tensor backboneDeep);

                [Sum, Output]
                private partial Tensor Marked(Tensor pam, [Shape("B", 16, "H", "W")] Tensor marks);
            }
            """);

        Assert.Null(net.FailureOf("Net`1", "TBackbone = Wide", [1, 3, 1, 1], [1, 16, 1, 1]));
        Assert.Equal("Stage 'Pam' of 'Net': its reduction 8 does not divide the channels of 'backboneDeep': TBackbone.DeepChannels is 20.", net.FailureOf("Net`1", "TBackbone = Narrow", [1, 3, 4, 4], [1, 16, 4, 4]));
        Assert.Equal("Stage 'Marked' of 'Net': the heights of its operands differ: TBackbone.Deep.H of 'pam' is 2, H of 'marks' is 4.", net.FailureOf("Net`1", "TBackbone = Wide", [1, 3, 4, 4], [1, 16, 4, 4]));
    }

    [Fact]
    public void ALayerThatRunsAgainIsCheckedThere()
    {
        var net = new GuardedRun("""
            [Network]
            public partial class Net
            {
                [Conv(3, kernel: 3, padding: 0)]
                private partial Tensor First([Shape("B", 3, 9, 9)] Tensor image);

                [Reuse(nameof(First)), Output]
                private partial Tensor Again([Shape("B", 3, "H", "W")] Tensor other);

                [Relu, Output]
                private partial Tensor Active(Tensor first);
            }
            """);

        Assert.Null(net.Failure("", [1, 3, 9, 9], [1, 3, 3, 3]));
        Assert.Equal("Stage 'Again' of 'Net': its kernel 3 is larger than the padded height of 'other': H is 2.", net.Failure("", [1, 3, 9, 9], [1, 3, 2, 3]));
    }
}
