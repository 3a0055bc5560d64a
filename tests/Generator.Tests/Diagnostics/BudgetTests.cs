namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>Networks that cost more than they may, and budgets that cannot be checked.</summary>
public sealed class BudgetTests
{
    // By hand, at 8x10 pixels: 3 * 16 * 9 * 80 and 16 * 4 * 80 multiply-adds; 3 * 16 * 9 + 2 * 16 and 16 * 4 + 4 parameters.
    private static string Net(string budget, string hyperparameters = "int classes = 4", string input = "[Shape(\"B\", 3, \"H\", \"W\"), InputSize(8, 10)]") => $$"""
        [Network]
        [{{budget}}]
        public partial class Net({{hyperparameters}})
        {
            [ConvBnRelu(16, kernel: 3)]
            private partial Tensor Features({{input}} Tensor image);

            [Classifier(nameof(classes)), Output]
            private partial Tensor Logits(Tensor features);
        }
        """;

    [Fact]
    public void Multiply_adds() => Mistake.IsFoundByTheAnalyzer(
        "DNG216", "MultiplyAdds of 'Net' at 1x3x8x10 are 39680, over the budget 39679: Features 87 %, Logits 13 %",
        Net("Budget(MultiplyAdds = [|39679~39680|])"));

    [Fact]
    public void Multiply_adds_of_a_batch() => Mistake.IsFoundByTheAnalyzer(
        "DNG216", "MultiplyAdds of 'Net' at 10x3x8x10 are 3.97e5, over the budget 3e5: Features 87 %, Logits 13 %",
        Net("Budget(MultiplyAdds = [|3e5~4e5|], Batch = 10)"));

    [Fact]
    public void Parameters_need_no_size() => Mistake.IsFoundByTheAnalyzer(
        "DNG216", "Parameters of 'Net' are 532, over the budget 531: Features 87 %, Logits 13 %",
        Net("Budget(Parameters = [|531~532|])", input: "[Shape(\"B\", 3, \"H\", \"W\")]"));

    // The image, the features and, while the classifier runs, its result and copies in blocks of 16 channels of input, kernels and
    // result: 960 + 5120 + 5120 + 256 + 5120 bytes.
    [Fact]
    public void Peak_memory() => Mistake.IsFoundByTheAnalyzer(
        "DNG216", "PeakActivationBytes of 'Net' at 1x3x8x10 are 16576, over the budget 16575: Logits 63 %, Features 31 %, image 6 %",
        Net("Budget(PeakActivationBytes = [|16575~16576|])"));

    // While the classifier's kernels get their gradient: the image 960; convolved and activated features 5120 each; what dropout
    // kept and made 5120 each, logits and their gradient 1280 each, the gradient of the classifier's input 5120; copies of
    // that input and of the logits' gradient 5120 each, and the kernels' gradient 256.
    [Fact]
    public void Peak_memory_of_training() => Mistake.IsFoundByTheAnalyzer(
        "DNG216", "TrainingPeakActivationBytes of 'Net' at 1x3x8x10 are 39616, over the budget 39615: Logits 72 %, Features 26 %, image 2 %",
        Net("Budget(TrainingPeakActivationBytes = [|39615~39616|])"));

    [Fact]
    public void Peak_memory_of_an_open_size() => Mistake.IsFoundByTheAnalyzer(
        "DNG123", "PeakActivationBytes in [Budget] of 'Net' cannot be counted: 'W' of input 'image' is not declared: write [InputSize(512, 1024)] on it",
        Net("Budget(PeakActivationBytes = [|1e9|])", input: "[Shape(\"B\", 3, 8, {|\"W\"~10|})]"));

    [Fact]
    public void The_count_shows_that_it_is_over() => Mistake.IsFoundByTheAnalyzer(
        "DNG216", "MultiplyAdds of 'Net' at 30x3x8x10 are 1.1904e6, over the budget 1.19e6: Features 87 %, Logits 13 %",
        Net("Budget(MultiplyAdds = [|1.19e6~1.2e6|], Batch = 30)"));

    [Fact]
    public void The_second_of_two_budgets() => Mistake.IsFoundByTheAnalyzer(
        "DNG216", "Parameters of 'Net' are 532, over the budget 500: Features 87 %, Logits 13 %",
        Net("Budget(MultiplyAdds = 1e6), Budget(Batch = 2, Parameters = [|500~600|])"));

    [Fact]
    public void Stages_of_networks_inside() => Mistake.IsFoundByTheAnalyzer(
        "DNG216", "MultiplyAdds of 'Outer' at 1x3x8x10 are 39680, over the budget 1000: Inner.Features 87 %, Inner.Logits 13 %",
        Net("Budget(Parameters = 1e6)", input: "[Shape(\"B\", 3, \"H\", \"W\")]") + """

        [Network, Budget(MultiplyAdds = [|1000~1e6|])]
        public partial class Outer
        {
            [Use<Net>(4)]
            private partial Net.Outputs Inner([Shape(1, 3, 8, 10)] Tensor image);

            [Sigmoid, Output]
            private partial Tensor Chances(Tensor innerLogits);
        }
        """);

    [Theory]
    [InlineData("'H' of input 'image' is not declared: write [InputSize(512, 1024)] on it", "int classes = 4", "[Shape(\"B\", 3, \"H\", \"W\"){|~, InputSize(8, 10)|}]")]
    [InlineData("hyperparameter 'classes' has no default: give it one, with which to count, or put the budget on a network that uses this one", "int classes{|~ = 4|}", "[Shape(\"B\", 3, 8, 10)]")]
    [InlineData("hyperparameter 'width' has no default: give it one, with which to count, or put the budget on a network that uses this one", "int width{|~ = 10|}, int classes = 4", "[Shape(\"B\", 3, 8, nameof(width))]")]
    public void What_is_open(string why, string hyperparameters, string input) => Mistake.IsFoundByTheAnalyzer(
        "DNG123", "MultiplyAdds in [Budget] of 'Net' cannot be counted: " + why, Net("Budget(MultiplyAdds = [|1e9|])", hyperparameters, input));

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    public void No_budget_at_all(string budget) => Mistake.IsFoundByTheAnalyzer(
        "DNG123", $"Parameters in [Budget] of 'Net' must be a number above 0, but it is {budget}", Net($"Budget(Parameters = [|{budget}~532|])"));

    [Fact]
    public void A_batch_of_none() => Mistake.IsFoundByTheAnalyzer(
        "DNG123", "Batch in [Budget] of 'Net' must be at least 1, but it is 0", Net("Budget(Parameters = 1e6, Batch = [|0~1|])"));

    [Fact]
    public void A_batch_that_the_network_refuses() => Mistake.IsFoundByTheAnalyzer(
        "DNG123", "Batch in [Budget] of 'Net' must be a multiple of 2, as [MultipleOf] says of 'B', but it is 3",
        Net("Budget(Parameters = 1e6, Batch = [|3~4|])", input: "[Shape(\"B\", 3, \"H\", \"W\"), MultipleOf(2, \"B\")]"));

    [Fact]
    public void A_network_that_the_defaults_break() => Mistake.IsFoundByTheAnalyzer(
        "DNG123",
        "Parameters in [Budget] of 'Net' cannot be counted: with the defaults of its hyperparameters it fails "
        + "(4 groups do not divide the 6 output channels: 3 would)",
        """
        [Network, Budget(Parameters = [|1e6|])]
        public partial class Net(int width = {|6~8|})
        {
            [Conv(nameof(width), groups: 4), Output]
            private partial Tensor Features([Shape("B", 8, "H", "W")] Tensor image);
        }
        """);

    [Fact]
    public void An_output_that_may_be_left_out() => Mistake.IsFoundByTheAnalyzer(
        "DNG123", "Parameters in [Budget] of 'Net' cannot be counted: hyperparameter 'aux' has no default: give it one, with which to count, or put the budget on a network that uses this one",
        """
        [Network, Budget(Parameters = [|1e6|])]
        public partial class Net(bool aux{|~ = true|})
        {
            [Conv(4), Output]
            private partial Tensor Main([Shape("B", 8, "H", "W")] Tensor image);

            [Conv(4), Output(When = nameof(aux))]
            private partial Tensor Second(Tensor image);
        }
        """);

    [Fact]
    public void Code_of_ones_own() => Mistake.IsFoundByTheAnalyzer(
        "DNG123", "Parameters in [Budget] of 'Net' cannot be counted: stage 'Half' is code of your own, whose cost is not known: put the budget on a network without it",
        """
        [Network{|, Budget(Parameters = ~|}[|1e6~|]{|)~|}]
        public partial class Net
        {
            [Stage, Output]
            [return: Shape("B", 8, "H", "W")]
            private static Tensor Half([Shape("B", 8, "H", "W")] Tensor image) => image;
        }
        """);

    private const string Generic = """
        public interface IMaps
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
            [Conv(16), Output]
            private partial Tensor Deep([Shape("B", 3, "H", "W")] Tensor image);
        }

        """;

    [Fact]
    public void A_generic_network_is_counted_where_it_is_closed() => Mistake.IsFoundByTheAnalyzer(
        "DNG216", "Parameters of 'Closed' are 132, over the budget 131: Net.Logits 52 %, Net.Backbone.Deep 48 %",
        Generic + """
        [Network]
        public partial class Attended<TBackbone>(int classes)
            where TBackbone : Network, IBackbone<TBackbone>
        {
            [Use(nameof(TBackbone))]
            private partial IMaps Backbone([Shape("B", 3, "H", "W")] Tensor image);

            [Conv(nameof(classes)), Output]
            private partial Tensor Logits(Tensor backboneDeep);
        }

        [Network, Budget(Parameters = [|131~132|])]
        public partial class Closed
        {
            [Use<Attended<Narrow>>(4)]
            private partial Attended<Narrow>.Outputs Net([Shape("B", 3, "H", "W")] Tensor image);

            [Relu, Output]
            private partial Tensor Positive(Tensor netLogits);
        }
        """);

    [Fact]
    public void A_generic_network_is_open() => Mistake.IsFoundByTheAnalyzer(
        "DNG123",
        "Parameters in [Budget] of 'Attended' cannot be counted: 'TBackbone' of 'Attended' can be any network: put the budget on a network that uses it closed, with [Use<Attended<...>>]",
        Generic + """
        [Network{|, Budget(Parameters = ~|}[|1e6~|]{|)~|}]
        public partial class Attended<TBackbone>(int classes = 4)
            where TBackbone : Network, IBackbone<TBackbone>
        {
            [Use(nameof(TBackbone))]
            private partial IMaps Backbone([Shape("B", 3, "H", "W")] Tensor image);

            [Conv(nameof(classes)), Output]
            private partial Tensor Logits(Tensor backboneDeep);
        }
        """);

    [Fact]
    public void A_class_that_is_no_network() => Mistake.IsFoundByTheAnalyzer(
        "DNG121", "[Budget] has no effect on class 'Plain': it is no network, which [Network] would make it",
        """
        [[|Budget(Parameters = 5)|]]
        public partial class Plain;
        """.Replace("[[|Budget(Parameters = 5)|]]", "{|[~|}[|Budget(Parameters = 5)~|]{|]~|}"));
}
