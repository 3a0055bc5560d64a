namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>Mistakes in arguments and shapes, which the analyzer underlines.</summary>
public sealed class ShapeTests
{
    [Theory]
    [InlineData("DNG112", "Argument 'channels' of [Conv] must be an int, a hyperparameter or an expression over them, but 1.5 was given", "Conv([|1.5~2|])")]
    [InlineData("DNG112", "Argument 'channels' of [Conv] must be an int, a hyperparameter or an expression over them, but true was given", "Conv([|true~2|])")]
    [InlineData("DNG208", "Argument 'dropout' of [Classifier] must be a probability, 0 to 1, but it is 1.5", "Classifier(5, dropout: [|1.5~0.5|])")]
    [InlineData("DNG112", "Argument 'norm' of [ConvBnRelu] must be a Norm or a hyperparameter of that type, but 3 was given", "ConvBnRelu(4, norm: [|3~Norm.Batch|])")]
    [InlineData("DNG203", "Reduction 7 does not divide the 12 channels of 'x': 6 would", "PositionAttention(reduction: [|7~6|])")]
    [InlineData("DNG203", "Reduction 8 does not divide the 12 channels of 'x': 6 would", "[|PositionAttention~PositionAttention(4)|]")]
    [InlineData("DNG204", "5 groups do not divide the 12 channels of 'x': 4 would", "Conv(12, groups: [|5~4|])")]
    [InlineData("DNG204", "4 groups do not divide the 6 output channels: 3 would", "Conv(6, groups: [|4~3|])")]
    [InlineData("DNG204", "7 groups do not divide the 12 channels of 'x': 6 would", "GroupNorm([|7~6|])")]
    [InlineData("DNG206", "'channels' of [Conv] is H, but 'H' is known only when the network runs: layers need sizes made of constants and hyperparameters", "[|Conv(\"H\")~Conv(12)|]")]
    [InlineData("DNG208", "Argument 'kernel' of [Conv] must be at least 1, but it is 0", "Conv(12, kernel: [|0~1|])")]
    [InlineData("DNG208", "Argument 'padding' of [Conv] must be at least 0, but it is -1", "Conv(12, padding: [|-1~0|])")]
    [InlineData("DNG208", "Argument 'padding' of [MaxPool] must be at most half the kernel, 1, but it is 2", "MaxPool(3, padding: [|2~1|])")]
    [InlineData("DNG208", "Argument 'channels' of [Stem] must be at least 2, but it is 1", "Stem([|1~2|], deep: true)")]
    [InlineData("DNG208", "Argument 'blocks' of [BasicStage] must be at least 1, but it is 0", "BasicStage([|0~1|], 12)")]
    [InlineData("DNG208", "Argument 'blocks' of [BasicStage] must be at most 1000, but it is 20000", "BasicStage(blocks: [|20000~2|], width: 12)")]
    [InlineData("DNG211", "The sizes of stage 'Made' are too large to be counted: a product of them passes 64 bits", "[|Conv(\"9999999999 * 99999999\")~Conv(12)|]")]
    public void OneStage(string id, string message, string attribute) => Mistake.IsFoundByTheAnalyzer(id, message, $$"""
        [Network]
        public partial class Net
        {
            [{{attribute}}, Output]
            private partial Tensor Made([Shape("B", 12, "H", "W")] Tensor x);
        }
        """);

    [Fact]
    public void WrongRank() => Mistake.IsFoundByTheAnalyzer(
        "DNG205", "[Conv] reads a value of rank 4, [B, C, H, W], but 'x' is [B, 12]",
        """
        [Network]
        public partial class Net
        {
            [Conv(4), Output]
            private partial Tensor Made([Shape("B", 12{|~, "H", "W"|})] Tensor [|x|]);
        }
        """);

    [Fact]
    public void KernelLargerThanItsInput() => Mistake.IsFoundByTheAnalyzer(
        "DNG207", "Kernel 9 is larger than the padded height of 'x', 7",
        """
        [Network]
        public partial class Net
        {
            [Conv(4, kernel: [|9~7|], padding: 0), Output]
            private partial Tensor Made([Shape("B", 12, 7, 9)] Tensor x);
        }
        """);

    [Fact]
    public void UnequalChannels() => Mistake.IsFoundByTheAnalyzer(
        "DNG202", "[Sum] needs equal shapes, but the channels differ: 'left' has 8 and 'right' has 6",
        """
        [Network]
        public partial class Net
        {
            [Conv(8)]
            private partial Tensor Left([Shape("B", 3, "H", "W")] Tensor image);

            [Conv({|6~8|})]
            private partial Tensor Right(Tensor image);

            [Sum, Output]
            private partial Tensor Both(Tensor left, Tensor [|right|]);
        }
        """);

    [Fact]
    public void UnequalForEveryHyperparameter() => Mistake.IsFoundByTheAnalyzer(
        "DNG212", "[Sum] needs equal shapes, but the channels differ: 'left' has channels and 'right' has channels + 1",
        """
        [Network]
        public partial class Net(int channels)
        {
            [Conv(nameof(channels))]
            private partial Tensor Left([Shape("B", 3, "H", "W")] Tensor image);

            [Conv({|"channels + 1"~"channels * 2 / 2"|})]
            private partial Tensor Right(Tensor image);

            [Sum, Output]
            private partial Tensor Both(Tensor left, Tensor [|right|]);
        }
        """);

    [Fact]
    public void GateWithoutBroadcast() => Mistake.IsFoundByTheAnalyzer(
        "DNG212", "[Multiply] needs equal shapes, but the channels differ: 'features' has 4 and 'gate' has 1 (Broadcast = true lets a 1 stretch)",
        """
        [Network]
        public partial class Net
        {
            [Multiply{|~(Broadcast = true)|}, Output]
            private partial Tensor Gated([Shape("B", 4, "H", "W")] Tensor features, [Shape("B", 1, 1, 1)] Tensor [|gate|]);
        }
        """);

    [Fact]
    public void ConcatOfOtherHeights() => Mistake.IsFoundByTheAnalyzer(
        "DNG202", "[Concat] needs equal shapes, but the heights differ: 'a' has 5 and 'b' has 6 (only dimension 1 may differ)",
        """
        [Network]
        public partial class Net
        {
            [Concat, Output]
            private partial Tensor Joined([Shape("B", 4, 5, "W")] Tensor a, [Shape("B", 2, {|6~5|}, "W")] Tensor [|b|]);
        }
        """);

    [Fact]
    public void HeightsAndWidthsThatNeverFitTogether() => Mistake.IsFoundByTheAnalyzer(
        "DNG202", "[Multiply] needs equal shapes, but the widths differ: 'wide' has 5 and 'square' has S + 1",
        """
        [Network]
        public partial class Net
        {
            [Conv(4, kernel: 2, padding: 1)]
            private partial Tensor Square([Shape("B", 4, "S", "S")] Tensor x);

            [AdaptiveAvgPool(2, width: {|5~2|})]
            private partial Tensor Wide(Tensor x);

            [Multiply(Broadcast = true), Output]
            private partial Tensor Both(Tensor wide, Tensor [|square|]);
        }
        """);

    [Fact]
    public void OneMistakeIsToldOnce() => Mistake.IsFoundByTheAnalyzer(
        "DNG204", "5 groups do not divide the 12 channels of 'x': 4 would",
        """
        [Network]
        public partial class Net
        {
            [Conv(12, groups: [|5~4|])]
            private partial Tensor First([Shape("B", 12, "H", "W")] Tensor x);

            [Conv("first.C")]
            private partial Tensor Second(Tensor first);

            [Sum, Output]
            private partial Tensor Third(Tensor second, Tensor first);
        }

        [Network]
        public partial class User
        {
            [Use<Net>]
            private partial Net.Outputs Inner([Shape("B", 12, "H", "W")] Tensor x);

            [Relu, Output]
            private partial Tensor Active(Tensor innerThird);
        }
        """);
}
