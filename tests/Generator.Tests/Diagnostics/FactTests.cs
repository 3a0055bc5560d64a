namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>Facts that cannot hold, and values that do not meet them.</summary>
public sealed class FactTests
{
    [Theory]
    [InlineData("[MultipleOf] of 'x' is about 'Hight', which is no size of it (did you mean 'Height'?)", "MultipleOf(4, [|\"Hight\"~\"Height\"|])")]
    [InlineData("[AtLeast] of 'x' must name the sizes that it is about: [AtLeast(8, \"H\", \"W\")]", "AtLeast([|8|]{|~, \"W\"|})")]
    [InlineData("[MultipleOf] of 'x' must say a number of at least 1, but it says 0", "MultipleOf({|0~2|}, [|\"W\"|])")]
    [InlineData("[MultipleOf] of 'x' is about the hyperparameter 'channels': write [MultipleOf(4)] on that", "MultipleOf(4, [|\"channels\"~\"W\"|])")]
    [InlineData("[MultipleOf] of 'x' cannot hold: [InputSize] says that 'Height' is 20", "MultipleOf({|8~4|}, [|\"Height\"|])")]
    public void OfAnInput(string message, string fact) => Mistake.IsFoundByTheAnalyzer("DNG122", message, $$"""
        [Network]
        public partial class Net(int channels)
        {
            [Relu, Output]
            private partial Tensor Active([Shape("B", nameof(channels), "Height", "W"), {{fact}}] Tensor x);

            [Relu, Output]
            private partial Tensor Other([Shape("B", 3, "Height", "V"), InputSize(20, 4)] Tensor y);
        }
        """);

    [Theory]
    [InlineData("is about images, [B, C, H, W], but its [Shape] has 2 dimensions", "\"B\", \"N\"{|~, \"H\", \"W\"|}")]
    [InlineData("says 5 of a dimension that [Shape] says is 6", "\"B\", \"C\", {|6~5|}, \"W\"")]
    [InlineData("says 5 of a dimension that [Shape] says is \"2 * W\"", "\"B\", \"C\", {|\"2 * W\"~\"H\"|}, \"W\"")]
    public void OfTheSizeOfAnImage(string message, string shape) => Mistake.IsFoundByTheAnalyzer("DNG122", "[InputSize] of 'x' " + message, $$"""
        [Network]
        public partial class Net
        {
            [Relu, Output]
            private partial Tensor Active([Shape({{shape}}), InputSize([|5|], {|1~2|})] Tensor x);
        }
        """.Replace("{|1~2|}", shape.Contains("\"N\"") ? "[|5|]" : "7"));

    [Theory]
    [InlineData("does not hold of its default, 12", "[MultipleOf([|8~4|])] int channels = 12")]
    [InlineData("holds of none of the values in its [OneOf]", "[OneOf(2, 4), AtLeast([|8~3|])] int channels")]
    [InlineData("names 'H': on a hyperparameter it is about that alone", "[MultipleOf([|8|]{|, \"H\"~|})] int channels")]
    [InlineData("must say a number of at least 1, but it says -8", "[MultipleOf([|-8~8|])] int channels")]
    public void OfAHyperparameter(string message, string hyperparameter) => Mistake.IsFoundByTheAnalyzer("DNG122", "[" + hyperparameter.Split('(', '[', ' ').First(w => w is "MultipleOf" or "AtLeast") + "] of 'channels' " + message, $$"""
        [Network]
        public partial class Net({{hyperparameter}})
        {
            [Conv(nameof(channels)), Output]
            private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor x);
        }
        """);

    [Fact]
    public void OfAHyperparameterThatIsNoNumber() => Mistake.IsFoundByTheAnalyzer(
        "DNG122", "[AtLeast] of 'norm' is about whole numbers, but this is a hyperparameter of type global::DaNetGen.Norm",
        """
        [Network]
        public partial class Net({|[AtLeast(~|}[|1|]{|)] ~|}Norm norm)
        {
            [ConvBnRelu(4, norm: nameof(norm)), Output]
            private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor x);
        }
        """.Replace("[|1|]{|)] ~|}", "[|1~|]{|)] ~|}"));

    [Fact]
    public void TwoSizesOfOneSymbol() => Mistake.IsFoundByTheAnalyzer("DNG122", "[InputSize] of 'y' says that 'H' is 6, but another says 5",
        """
        [Network]
        public partial class Net
        {
            [Relu, Output]
            private partial Tensor Active([Shape("B", 3, "H", "W"), InputSize(5, 7)] Tensor x);

            [Relu, Output]
            private partial Tensor Other([Shape("B", 3, "H", "W"), InputSize([|6~5|], 7)] Tensor y);
        }
        """);

    [Fact]
    public void WhatIsCheckedWhenTheNetworkRuns() => Mistake.IsFoundByTheAnalyzer(
        "DNG213", "Checked when the network runs: kernel 8 must fit into the padded height of 'x', H; [AtLeast(8, \"H\")] on 'x' would decide it",
        """
        [Network]
        public partial class Net
        {
            [MaxPool([|8|]), Output]
            private partial Tensor Small([Shape("B", 3, "H", "W"){|~, AtLeast(8, "H", "W")|}] Tensor x);
        }
        """);

    private const string Halves = """
        [Network]
        public partial class Halves([MultipleOf(4)] int channels)
        {
            [Conv("channels / 4", kernel: 3, stride: 2), Output]
            private partial Tensor Small([Shape("B", 3, "H", "W"), MultipleOf(2, "H", "W"), AtLeast(10, "H")] Tensor image);
        }

        """;

    [Theory]
    [InlineData("The height of 'x' must be a multiple of 2 (the [MultipleOf] of 'image' in Halves), but it is 15", "{|15~16|}, \"W\"")]
    [InlineData("The height of 'x' must be at least 10 (the [AtLeast] of 'image' in Halves), but it is 8", "{|8~10|}, \"W\"")]
    [InlineData("The width of 'x' must be a multiple of 2 (the [MultipleOf] of 'image' in Halves), but it is 2 * H + 1", "\"H\", {|\"2 * H + 1\"~\"2 * H\"|}")]
    public void AnInputThatDoesNotMeetThem(string message, string sizes) => Mistake.IsFoundByTheAnalyzer("DNG215", message, Halves + $$"""
        [Network]
        public partial class Net
        {
            [Use<Halves>(8)]
            private partial Halves.Outputs Half([Shape("B", 3, {{sizes}})] Tensor [|x|]);

            [Relu, Output]
            private partial Tensor Active(Tensor halfSmall);
        }
        """);

    [Fact]
    public void AHyperparameterThatDoesNotMeetThem() => Mistake.IsFoundByTheAnalyzer("DNG209", "'channels' of 'Halves' must be a multiple of 4, but it is 4 * n + 2", Halves + """
        [Network]
        public partial class Net(int n)
        {
            [Use<Halves>([|"4 * n + 2"~"4 * n + 4"|])]
            private partial Halves.Outputs Half([Shape("B", 3, 16, "W")] Tensor x);

            [Relu, Output]
            private partial Tensor Active(Tensor halfSmall);
        }
        """);

    [Fact]
    public void ANetworkThatIsMadeWithAnotherValue() => Mistake.IsFoundByTheAnalyzer("DNG209", "'channels' of 'Halves' must be a multiple of 4, but it is 6", Halves + """
        public static class User
        {
            public static Network Make() => new Halves([|6~8|]);
        }
        """);

    [Fact]
    public void ChannelsThatAContractPromises() => Mistake.IsFoundByTheAnalyzer(
        "DNG115", "'Narrow' does not fulfil IBackbone: the channels of 'Deep' must be a multiple of 32, but there are 20",
        """
        public interface IMaps
        {
            Tensor Deep { get; }
        }

        [NetworkContract]
        public interface IBackbone<TSelf>
            where TSelf : Network, IBackbone<TSelf>
        {
            [MultipleOf(32)]
            static abstract int DeepChannels { get; }

            IMaps forward([Shape("B", 3, "H", "W")] Tensor image);
        }

        [Network]
        public partial class Narrow : IBackbone<Narrow>
        {
            [Conv([|20~64|]), Output]
            private partial Tensor Deep([Shape("B", 3, "H", "W")] Tensor image);
        }
        """);
}
