namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>Mistakes in the use of networks by networks.</summary>
public sealed class UseTests
{
    private const string Block = """
        [Network]
        public partial class Block(int channels, bool more = true, [OneOf(8, 16)] int stride = 8)
        {
            [Conv(nameof(channels), stride: nameof(stride)), Output]
            private partial Tensor Conv([Shape("B", nameof(channels), "H", "W")] Tensor features);

            [PositionAttention(reduction: 4), Output(When = nameof(more))]
            private partial Tensor Attended(Tensor conv);
        }

        """;

    [Theory]
    [InlineData("[|Use<Block>~Use<Block>(3 + 1)|]", "'Block' takes (channels, more = true, stride = 8) but [Use] gives 0: 'channels' is missing")]
    [InlineData("[|Use<Block>(4, true, 8, 9)~Use<Block>(4, true, 8)|]", "'Block' takes (channels, more = true, stride = 8) but [Use] gives 4: argument 4 is too many")]
    [InlineData("Use<Block>(4, [|1~true|])", "'Block' takes (channels, more = true, stride = 8) but [Use] gives 1: 'more' is a bool: true, false or a bool hyperparameter")]
    public void UseArguments(string use, string message) => Mistake.IsFoundByTheAnalyzer("DNG110", message, Block + User(use));

    [Fact]
    public void NotANetwork() => Mistake.IsFoundByTheAnalyzer(
        "DNG111", "'Other' is not a network that can be read here: mark it [Network], or run a module of your own with [Layer<...>] (one of another assembly must be compiled with this version of DaNetGen)",
        """
        public class Other() : nn.Module("other")
        {
            public class Outputs;
        }

        [Network]
        public partial class Net
        {
            [[|Use<Other>|]]
            private partial Other.Outputs Inner([Shape("B", 4, "H", "W")] Tensor x);

            [Relu, Output]
            private partial Tensor Active(Tensor x);
        }
        """);

    [Fact]
    public void ValueThatIsNotAllowed() => Mistake.IsFoundByTheAnalyzer(
        "DNG209", "'stride' of 'Block' must be one of 8, 16, but it is 12", Block + User("Use<Block>(4, true, [|12~16|])"));

    [Fact]
    public void WrongChannels() => Mistake.IsFoundByTheAnalyzer(
        "DNG201", "The channels of 'x' must be 8 ('channels' of Block), but it is 4", Block + User("Use<Block>([|8~4|])"));

    [Fact]
    public void WrongRank() => Mistake.IsFoundByTheAnalyzer(
        "DNG201", "The rank of 'x' must be 4 (the [Shape] of 'features' in Block), but it is 2, [B, 4]",
        Block + """
        [Network]
        public partial class Net
        {
            [Use<Block>(4)]
            private partial Block.Outputs Inner([Shape("B", 4{|~, "H", "W"|})] Tensor [|x|]);

            [Relu, Output]
            private partial Tensor Active(Tensor innerConv);
        }
        """);

    [Fact]
    public void NetworkThatDoesNotFitInside() => Mistake.IsFoundByTheAnalyzer(
        "DNG210", "'Block' does not fit here: in its stage 'Attended', Reduction 4 does not divide the 6 channels of 'conv': 3 would",
        Block + User("[|Use<Block>(6)~Use<Block>(8)|]", "{|6~8|}"));

    [Fact]
    public void ATensorWhereANetworkGivesOutputs() => Mistake.IsFoundByTheAnalyzer(
        "DNG117", "Stage 'Inner' returns Tensor, but a network that is used gives its outputs: Block.Outputs",
        Block + """
        [Network]
        public partial class Net
        {
            [Use<Block>(4)]
            private partial {|Tensor~Block.Outputs|} [|Inner|]([Shape("B", 4, "H", "W")] Tensor x);

            [Relu, Output]
            private partial Tensor Active(Tensor innerConv);
        }
        """);

    [Fact]
    public void ContractThatIsNotFulfilled() => Mistake.IsFoundByTheAnalyzer(
        "DNG115", "'Net' does not fulfil IPart: it has no output 'Code'",
        """
        [NetworkContract]
        public interface IPart
        {
            IParts forward([Shape("B", 3)] Tensor x);
        }

        public interface IParts : IDisposable
        {
            Tensor Code { get; }
        }

        [Network]
        public partial class [|Net|] : IPart
        {
            [Relu, Output]
            private partial Tensor {|Kode~Code|}([Shape("B", 3)] Tensor x);
        }
        """);

    /// <summary>At what stands in the place of what is asked for.</summary>
    [Theory]
    [InlineData("it has no output 'Code'", "[Conv(8), Output] private partial Tensor Code", "[Conv(8)] private partial Tensor [|Code|]")]
    [InlineData("its output 'Code' is optional", "[Conv(8), Output]", "[Conv(8), Output(When = [|nameof(more)|])]")]
    [InlineData("the channels of 'Code' must be a constant, but its shape is [B, width, H, W]", "Conv(8)", "[|Conv(nameof(width))|]")]
    [InlineData("the channels of 'Code' must be a multiple of 4, but there are 6", "Conv(8)", "Conv([|6|])")]
    [InlineData("the channels of 'Code' must be a multiple of 4, but there are 3", "[Conv(8), Output] private partial Tensor Code(Tensor wide)", "[[|Relu|], Output] private partial Tensor Code(Tensor image)")]
    [InlineData("its constructor has no parameter 'int width'", "(int width", "(long [|width|]")]
    [InlineData("its inputs must be 'image'", "Tensor image", "Tensor [|picture|]")]
    public void ContractThatIsNotFulfilledBy(string why, string right, string wrong)
    {
        const string declaration = """
            [NetworkContract]
            public interface IPart<TSelf>
                where TSelf : Network, IPart<TSelf>
            {
                [MultipleOf(4)]
                static abstract int CodeChannels { get; }

                static abstract TSelf Create(int width);

                IParts forward([Shape("B", 3, "H", "W")] Tensor image);
            }

            public interface IParts
            {
                Tensor Code { get; }
            }

            """;
        const string network = """
            [Network]
            public partial class Net(int width, bool more = true) : IPart<Net>
            {
                [Conv(16), Output] private partial Tensor Wide([Shape("B", 3, "H", "W")] Tensor image);
                [Conv(8), Output] private partial Tensor Code(Tensor wide);
                [Relu, Output(When = nameof(more))] private partial Tensor Extra(Tensor code);
            }
            """;
        Assert.Contains(right, network);
        Mistake.IsFoundByTheAnalyzer("DNG115", $"'Net' does not fulfil IPart: {why}", declaration + network.Replace(right, wrong, StringComparison.Ordinal));
    }

    /// <summary>The hyperparameter that was meant is not said to be unread as well.</summary>
    [Fact]
    public void AnArgumentThatAContractDoesNotTake() => Mistake.IsFoundByTheAnalyzer(
        "DNG110", "'TPart' takes (width, more) but [Use] gives \"mores\": 'more' is a bool: true, false or a bool hyperparameter",
        """
        [NetworkContract]
        public interface IPart<TSelf>
            where TSelf : Network, IPart<TSelf>
        {
            static abstract TSelf Create(int width, bool more);

            IParts forward([Shape("B", 3, "H", "W")] Tensor image);
        }

        public interface IParts : IDisposable
        {
            Tensor Code { get; }
        }

        [Network]
        public partial class Net<TPart>(bool more = true)
            where TPart : Network, IPart<TPart>
        {
            [Use(nameof(TPart), 4, [|"mores"~nameof(more)|])]
            private partial IParts Part([Shape("B", 3, "H", "W")] Tensor image);

            [Relu, Output]
            private partial Tensor Active(Tensor partCode);
        }
        """);

    private static string User(string use, string channels = "4") => $$"""
        [Network]
        public partial class Net
        {
            [{{use}}]
            private partial Block.Outputs Inner([Shape("B", {{channels}}, "H", "W")] Tensor x);

            [Relu, Output]
            private partial Tensor Active(Tensor innerConv);
        }
        """;
}
